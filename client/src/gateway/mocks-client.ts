import { AdminClient } from './admin-client.ts';
import type { AdminAccess } from './states.ts';

/** What the gateway says of its mocks. */
export interface MocksState {
  /** Which counts now, if one does. */
  scenario: string | null;
  scenarios: string[];
  /** Whether what the backend answers is written as mocks. */
  recording: boolean;
}

/** Asks a gateway about its mocks. All throw an `AdminError` when there is no answer, or one that says no. */
export class MocksClient {
  private readonly admin: AdminClient;

  constructor(access: AdminAccess) {
    this.admin = new AdminClient(access);
  }

  async state(): Promise<MocksState> {
    return JSON.parse(await this.admin.ask('GET', 'mocks'));
  }

  /** @param scenario null: none */
  async setScenario(scenario: string | null): Promise<MocksState> {
    return JSON.parse(await this.admin.ask('PUT', 'mocks/scenario', { body: { scenario } }));
  }

  async setRecording(recording: boolean): Promise<MocksState> {
    return JSON.parse(await this.admin.ask('PUT', 'mocks/recording', { body: { recording } }));
  }
}
