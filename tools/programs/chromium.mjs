import { findChromiumFromNpm } from './chromium-from-npm.mjs';
import { findOrInstall, firstOf, onPath } from './system-packages.mjs';

const programs = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/**
 * The browser the journeys run in. Chromium's headless shell is the same engine without windows of its own, and needs
 * half the time of a whole browser; where Debian does not offer it, an installed browser does, else the shell npm has.
 */
export function findChromium() {
  return findOrInstall('Chromium', {
    debian: ['chromium-headless-shell', 'fonts-liberation'],
    find: () => onPath('chromium-headless-shell'),
    otherwise: () => onPath(...programs) ?? firstOf(otherPlaces()) ?? findChromiumFromNpm(),
  });
}

/** Where macOS and Windows keep it, as it does not stand on PATH there. */
function otherPlaces() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform !== 'win32') return [];
  const { ProgramFiles, LOCALAPPDATA } = process.env;
  const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(Boolean);
  return folders.flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]);
}
