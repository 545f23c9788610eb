/** What the server tells the tab about itself before anybody is signed in. */
export interface TabConfig {
  mode: 'local' | 'entra';
  clientId: string;
  tenantId: string;
  name: string;
  /** The network is gone: this is what the worker kept of the last answer. */
  isKept: boolean;
}

export async function readTabConfig(): Promise<TabConfig> {
  const answer = await fetch('/tab-config.json');
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const config = (await answer.json()) as Partial<TabConfig>;
  return {
    mode: config.mode === 'entra' ? 'entra' : 'local',
    clientId: config.clientId ?? '',
    tenantId: config.tenantId ?? '',
    name: config.name ?? 'Attendance First',
    isKept: answer.headers.has('kept-on-device'),
  };
}
