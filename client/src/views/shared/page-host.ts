/** What the page of a view has of VS Code. */
export interface PageHost<State, Message> {
  /** What survives hiding the page. */
  readonly state: State;
  remember(change: State): void;
  post(message: Message): void;
}

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): object | undefined;
  setState(state: unknown): void;
};

/** What this page has of VS Code, which hands it out once. A page that was never shown before has nothing in its state. */
export function acquirePageHost<State extends object, Message>(): PageHost<Partial<State>, Message> {
  const vscode = acquireVsCodeApi();
  let state: Partial<State> = vscode.getState() ?? {};
  return {
    get state() {
      return state;
    },
    remember(change) {
      state = { ...state, ...change };
      vscode.setState(state);
    },
    post: message => vscode.postMessage(message),
  };
}
