/** Typing settles for this long before what was typed is looked at. */
export const DEBOUNCE_MS = 250;
