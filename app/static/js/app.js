// Loaded on every page. All of it only enhances: the same pages work without.
import htmx from "htmx.org";
import { keepWhatIsTyped } from "./autosave.js";
import { keepAddressClean } from "./back.js";
import { compareFirms } from "./compare.js";
import { keepOpenDetails } from "./details.js";
import { suggestOnFirstUse } from "./lazy.js";
import { narrowLongLists } from "./narrow.js";
import { addRowsInPlace } from "./rows.js";
import { showStrength } from "./strength.js";
import { showCurrentTab } from "./tabs.js";
import { warnForUnsavedForms } from "./unsaved.js";
import { showCapsLock } from "./capslock.js";

// The security policy allows neither evaluated code nor styles written by scripts.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.attributesToSettle = ["class"];
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

keepOpenDetails();
warnForUnsavedForms();
keepWhatIsTyped();
showCapsLock();
showStrength();
showCurrentTab();
suggestOnFirstUse();
narrowLongLists();
addRowsInPlace();
compareFirms();
keepAddressClean();
