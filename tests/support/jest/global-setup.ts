import { prepare } from '../stores/prepared-store.ts';

export default async function setUp(): Promise<void> {
  (globalThis as { removePreparedStore?: () => void }).removePreparedStore = await prepare();
}
