/** Marks the suite's lines among all that VS Code says: a page gives every line of every console alike. */
export const SUITE_SAYS = '[test] ';
