"""Small words of both languages that say nothing of what is asked for. No matching."""

ENGLISH = """
a about all also am an and any anyone are as at be been being best better but by can compared could did difference
differences do does doing done each else etc ever every everyone few find for from further get gets give given go
goes good got had happen happened happens has have having he her here him his how i if in into is it its just know
known let like look made make makes many may me mean means might more most much must my need needs no nor not now of
off often on only or other our out over own people per please put really same say says see she should show so some
someone such tell than that the their them then there these they thing things this those to today too tried try up
us use used uses versus very via vs want was way ways we were what when where whether which while who whom whose why
will with within without work works would yes yet you your
"""
NORWEGIAN = """
alle alt altså andre at av bare bedre best beste ble bli blir blitt både bør da dag de deg dem den denne der dere
deres det dette din disse du eller en enn er et etter finnes folk for fordi forskjell forskjellen forskjeller fra få
får fått før først gi gir gitt gjort gjør gjøre god godt ha hadde han har hele hennes her hos hun hva hvem hver
hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ingen inn ja jeg kan kom komme kommer kunne la lage man
mange med meg mellom men mener mer mest mulig mye må ned nei noe noen nok nye nå når og også om opp oss over på
samme seg selv si sier sin sitt skal skje skjedd skjedde skjer skulle slik som synes så til under ut uten var ved
versus vet vi vil ville vs vår være vært å
"""
STOP_WORDS = frozenset(ENGLISH.split()) | frozenset(NORWEGIAN.split())
EVERYWHERE = frozenset({"nav", "office", "offices", "kontor", "kontoret", "kontorer", "kontorene"})
"""What nearly every page is about: with other words beside it, it says nothing either."""
