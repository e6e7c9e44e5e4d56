/** What completes the steps of the walkthrough: things that a user really did, in any workspace. */
export const DEEDS = [
  'openedSample',
  'fixedProblem',
  'generatedWithDiff',
  'calledGateway',
  'verifiedPackage',
  'explainedLog',
] as const;
export type Deed = (typeof DEEDS)[number];

/** The context key that the walkthrough listens to. */
export function contextKey(deed: Deed): string {
  return `mpaas.did.${deed}`;
}

/** The id of the walkthrough in package.json. */
export const WALKTHROUGH = 'firstSteps';
