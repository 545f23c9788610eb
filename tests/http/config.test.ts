import { describe, expect, it } from '@jest/globals';
import { ConfigFault, readConfig } from '../../bot/config.ts';

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    return error.message.split('\n');
  }
}

describe('settings', () => {
  it('need nothing in local mode', () => {
    expect(readConfig({})).toMatchObject({ MODE: 'local', PORT: 3978, HOST: '127.0.0.1', DEMO: 'on' });
  });

  it('name every fault at once, each once, in words', () => {
    const faults = faultsOf({
      MODE: 'lokal',
      PORT: 'abc',
      HOST: '0.0.0.0',
      DEMO: 'maybe',
      LOCAL_NOW: 'yesterday',
      GRAPH_BASE_URL: 'http://127.0.0.1:9/beta',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'MODE',
      'PORT',
      'HOST',
      'DEMO',
      'LOCAL_NOW',
      'GRAPH_BASE_URL',
    ]);
    expect(faults.join()).not.toMatch(/NaN/);
  });

  it.each(['2026-02-31T09:40', '2026-11-18T25:00', '2026-11-18'])('do not start a clock at %s', (time) => {
    expect(faultsOf({ LOCAL_NOW: time })).toHaveLength(1);
  });

  it('keep local mode on this computer', () => {
    expect(faultsOf({ GRAPH_BASE_URL: 'https://graph.microsoft.com/v1.0' })).toHaveLength(1);
    expect(faultsOf({ GRAPH_BASE_URL: 'http://127.0.0.1:4000/v1.0' })).toEqual([]);
  });

  it('name all that entra mode needs', () => {
    const missing = faultsOf({ MODE: 'entra' }).map((fault) => fault.split(':')[0]);
    for (const name of [
      'ENTRA_TENANT_ID',
      'ENTRA_CLIENT_ID',
      'BOT_APP_ID',
      'BOT_APP_TYPE',
      'BOT_APP_PASSWORD',
      'TAB_HOST',
    ])
      expect(missing).toContain(name);
  });
});
