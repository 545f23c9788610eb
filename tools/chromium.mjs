import { findOrInstall, onPath } from './system-packages.mjs';

/** The browser the journeys run in: what the system offers, since none can be had from npm. */
export function findChromium() {
  return findOrInstall('Chromium', ['chromium', 'fonts-liberation'], () =>
    onPath('chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'),
  );
}
