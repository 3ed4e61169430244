"""The parts of each brief that its reader may leave out: word of `without=` -> title. What is in them: the makers."""

from django.utils.translation import gettext_lazy as _

QUESTION = {
    "points": _("Three points"),
    "findings": _("The findings as a picture"),
    "holds": _("For whom it holds"),
    "care": _("What each source cannot do"),
    "studied": _("What was studied at all"),
    "unstudied": _("What no source here has studied"),
    "change": _("What would change the answer"),
}
OFFICE = {
    "points": _("Three points"),
    "organisation": _("How it is built up"),
    "facts": _("Key facts"),
    "phases": _("Phases"),
    "changes": _("What changed"),
    "findings": _("Findings that rest on it"),
    "care": _("What the authors warn of"),
    "unknown": _("What is not known"),
    "about": _("More about it"),
}
COMPARISON = {
    "points": _("Three points"),
    "phases": _("When they were seen"),
    "care": _("Read with care"),
    "differ": _("What differs"),
    "findings": _("Findings that rest on just these offices"),
    "warnings": _("What the authors warn of"),
    "alike": _("What does not differ, or is not known"),
}
OUR_OFFICE = {
    "points": _("Three points"),
    "described": _("The office that was described"),
    "follows": _("For and against, choice by choice"),
    "findings": _("What follows from what was chosen"),
    "care": _("What does not carry over"),
    "alike": _("Offices most like it"),
    "change": _("If one thing is changed"),
    "unstudied": _("What no source here has studied"),
    "home": _("What to find out at home"),
}
