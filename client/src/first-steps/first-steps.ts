import * as vscode from 'vscode';
import { contextKey, type Deed } from './deeds.ts';
import { onProblemFixed } from './fixed-problems.ts';

/** In globalState: deeds, which are kept for steps that take two, with a restart between them. */
const DONE = 'mpaas.firstSteps';

/** Tells the walkthrough what the user did. */
export class FirstSteps implements vscode.Disposable {
  private readonly done: Set<Deed>;
  private fixes: vscode.Disposable | undefined;

  constructor(private readonly state: vscode.Memento) {
    this.done = new Set(state.get<Deed[]>(DONE));
    for (const deed of this.done) tell(deed);
    if (!this.done.has('fixedProblem')) this.fixes = onProblemFixed(() => this.did('fixedProblem'));
  }

  /** Is called each time; the first one counts. */
  did(deed: Deed): void {
    if (this.done.has(deed)) return;
    this.done.add(deed);
    tell(deed);
    void this.state.update(DONE, [...this.done]);
    if (deed === 'fixedProblem') this.dispose();
  }

  dispose(): void {
    this.fixes?.dispose();
    this.fixes = undefined;
  }
}

function tell(deed: Deed): void {
  void vscode.commands.executeCommand('setContext', contextKey(deed), true);
}
