import { chromium, type Browser } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser for one test file; close it when the file is done. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.TEST_BROWSER;
  if (!executablePath) {
    throw new Error('This test needs Chromium, which npm finds for it: npm test -- <path of the test>');
  }
  return chromium.launch({ executablePath, headless: true, args: flags });
}
