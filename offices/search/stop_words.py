"""Small words of both languages that say nothing of what is asked for. No matching."""

ENGLISH = """a about all also am an and any are as at be been being best better but by can could did do does doing done each
else etc ever every few find for from further get gets give given go goes good got had has have having he her here him
his how i if in into is it its just know known let like look made make makes many may me mean means might more most much
must my need needs no nor not now of off often on only or other our out over own per please put really same say says see
she should show so some such tell than that the their them then there these they thing things this those to too tried
try up use used uses us very via want was way ways we were what when where whether which while who whom whose why versus vs compared
difference differences happen happens happened people someone anyone everyone today now will
with within without work works would yes yet you your"""
NORWEGIAN = """alle alt altså andre at av bare ble bli blir blitt best beste bedre bør både da de deg dem den denne der dere deres
det dette din disse du eller en enn er et etter finnes for fordi fra få får fått før først gi gir gitt gjør gjøre gjort god
godt ha hadde han har hele hennes her hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ingen
inn ja jeg kan kom komme kommer kunne la lage man mange med meg mellom men mener mer mest mye må mulig når nå ned nei noe
noen nok nye og også om opp oss over på samme selv seg si sier sin sitt skal skulle slik som synes så til under ut uten
var ved vi vil ville vet vår være vært å skje skjer skjedde skjedd forskjell forskjellen forskjeller versus vs
folk dag nå"""
STOP_WORDS = frozenset(ENGLISH.split()) | frozenset(NORWEGIAN.split())
EVERYWHERE = frozenset({"nav", "office", "offices", "kontor", "kontoret", "kontorer", "kontorene"})
"""What nearly every page is about: with other words beside it, it says nothing either."""
