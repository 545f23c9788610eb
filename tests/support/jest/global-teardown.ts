export default function tearDown(): void {
  (globalThis as { removePreparedStore?: () => void }).removePreparedStore?.();
}
