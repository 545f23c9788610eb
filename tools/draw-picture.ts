/** Draws the README's picture from the card's own words: node tools/draw-picture.ts > docs/pictures/daily-card.svg */
import { dayAndSessionsText } from '#shared/wording/basics/date-text.ts';
import {
  diffChangeText,
  diffMeaningText,
  diffSentence,
  missingText,
  onePupilText,
  returnsText,
} from '#shared/wording/figures/diff-text.ts';
import { sentenceCase, signed } from '#shared/wording/basics/number-text.ts';

/** The trust's printed morning: 284 pupil premium pupils, 93 %, 19 allowed, 31 absent. */
const card = { absent: 31, allowed: 19, diff: -12, cohort: 'pp' as const };
const missing = { missingMarks: 1, registersMissing: 0, diffIfMissingAbsent: -12, diffIfMissingPresent: -12 };

const steps = ['register file', 'figures', 'card in the channel', 'a call made', 'a child back in'];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const line = (x: number, y: number, label: string, look: string): string =>
  `  <text x="${x}" y="${y}" ${look}>${escaped(label)}</text>`;

export function drawPicture(): string {
  const provenance = sentenceCase(
    [diffChangeText(7, '2026-09-15'), 'data from 13:52', missingText(missing)].join(' · '),
  );
  const walk = steps.flatMap((step, index) => {
    const x = 20 + index * 139;
    return [
      `  <rect x="${x}" y="232" width="124" height="34" rx="6" fill="none" stroke="#8a8886"/>`,
      line(x + 62, 254, step, 'text-anchor="middle" font-size="12" fill="#424242"'),
      ...(index < steps.length - 1
        ? [line(x + 131.5, 254, '→', 'text-anchor="middle" font-size="14" fill="#424242"')]
        : []),
    ];
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="290" viewBox="0 0 720 290" font-family="Segoe UI, Helvetica, Arial, sans-serif" role="img" aria-labelledby="title">',
    `  <title id="title">The daily card: ${escaped(diffSentence(card))}</title>`,
    '  <rect width="720" height="290" fill="#f5f5f5"/>',
    '  <rect x="20" y="20" width="680" height="186" rx="8" fill="#ffffff" stroke="#d1d1d1"/>',
    line(
      44,
      58,
      `BA · ${dayAndSessionsText('2026-09-16', ['AM', 'PM'])}`,
      'font-size="17" font-weight="600" fill="#242424"',
    ),
    line(676, 66, signed(card.diff), 'text-anchor="end" font-size="38" font-weight="700" fill="#b10e1c"'),
    line(44, 98, `${diffSentence(card)}.`, 'font-size="17" fill="#242424"'),
    line(
      676,
      98,
      diffMeaningText(card.diff),
      'text-anchor="end" font-size="17" font-weight="600" fill="#b10e1c"',
    ),
    line(44, 128, `${onePupilText(0.35)}. ${returnsText(12, 93)}.`, 'font-size="15" fill="#242424"'),
    line(44, 156, provenance, 'font-size="14" fill="#616161"'),
    '  <rect x="44" y="170" width="118" height="26" rx="4" fill="none" stroke="#8a8886"/>',
    line(103, 187, 'Open the desk', 'text-anchor="middle" font-size="13" font-weight="600" fill="#242424"'),
    ...walk,
    '</svg>',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) process.stdout.write(drawPicture());
