import type { Config } from '../config/config.ts';
import type { GatewayListener } from './events.ts';
import { secretField } from './journal/redact.ts';
import { Mocks } from './mock/mocks.ts';
import type { Settings } from './settings.ts';

/** The mocks of a config. */
export function openMocks({ folder: root }: Config, settings: Settings, listener: GatewayListener): Mocks {
  const mocks = new Mocks({ folder: settings.mocks, root, listener });
  configure(mocks, settings);
  mocks.expectScenario(settings.scenario);
  return mocks;
}

/**
 * The mocks of a config that was saved: the same as before as long as they are in the same folder, so that handlers keep
 * what they know. A scenario that was switched to at run time counts until the config names another one.
 */
export async function mocksAfter(
  previous: { mocks: Mocks; settings: Settings },
  config: Config,
  settings: Settings,
  listener: GatewayListener,
): Promise<Mocks> {
  const { mocks } = previous;
  if (settings.mocks !== previous.settings.mocks) {
    const others = openMocks(config, settings, listener);
    await others.setRecording(mocks.recorder !== undefined);
    await mocks.close();
    return others;
  }
  configure(mocks, settings);
  if (settings.scenario !== previous.settings.scenario) mocks.expectScenario(settings.scenario);
  return mocks;
}

function configure(mocks: Mocks, { faults, secretFields }: Settings): void {
  mocks.nameScenarios(faults.flatMap(({ scenario }) => scenario ?? []));
  mocks.isSecret = secretField(secretFields);
}
