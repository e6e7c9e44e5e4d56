/** The tests of a suite of mocha and of those in it, of which some can be chosen for a run. */
export class TestList {
  /** What is in each suite when all are chosen. */
  #all = new Map();
  #ids = new Map();

  constructor(root) {
    const taken = new Map();
    for (const suite of suitesOf(root)) {
      this.#all.set(suite, suite.tests);
      for (const test of suite.tests) this.#ids.set(test, unique(test.fullTitle(), taken));
    }
  }

  /** @returns the title of a test, which is made unique where it is not; nothing for what is no test */
  idOf(test) {
    return this.#ids.get(test);
  }

  /** @returns the id of the test of a suite that is run first */
  firstOf(suite) {
    for (const inner of suitesOf(suite)) if (inner.tests.length > 0) return this.idOf(inner.tests[0]);
    return undefined;
  }

  /**
   * Makes the next run one of some tests.
   * @param ids all tests when there are none
   */
  choose(ids, { bail }) {
    const chosen = ids && new Set(ids);
    for (const [suite, tests] of this.#all) {
      suite.tests = chosen ? tests.filter(test => chosen.has(this.idOf(test))) : tests;
      suite.bail(bail);
    }
  }
}

function* suitesOf(suite) {
  yield suite;
  for (const inner of suite.suites) yield* suitesOf(inner);
}

function unique(title, taken) {
  const count = (taken.get(title) ?? 0) + 1;
  taken.set(title, count);
  return count === 1 ? title : `${title} (${count})`;
}
