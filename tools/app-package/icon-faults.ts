import { readPng, type Picture } from './read-png.ts';

/** What Teams would refuse in the two icons, in words; empty when both are right. */
export function iconFaults(icons: { color: Buffer; outline: Buffer }): string[] {
  return [
    ...faultsOf('color.png', icons.color, 192, (picture) =>
      alphas(picture).every((alpha) => alpha === 255)
        ? []
        : ['has see-through parts; its background must be full'],
    ),
    ...faultsOf('outline.png', icons.outline, 32, outlineFaults),
  ];
}

function faultsOf(name: string, file: Buffer, side: number, more: (picture: Picture) => string[]): string[] {
  const faults: string[] = [];
  try {
    const picture = readPng(file);
    if (picture.width !== side || picture.height !== side) {
      faults.push(`is ${picture.width} by ${picture.height} pixels; Teams wants ${side} by ${side}`);
    }
    faults.push(...more(picture));
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  return faults.map((fault) => `${name} ${fault}`);
}

function outlineFaults(picture: Picture): string[] {
  const faults = [];
  if (!alphas(picture).some((alpha) => alpha === 0)) faults.push('has no transparent background');
  if (!alphas(picture).some((alpha) => alpha === 255)) faults.push('shows nothing');
  if (!seenColours(picture).every((value) => value === 255)) faults.push('has colours other than white');
  return faults;
}

function alphas({ pixels }: Picture): Uint8Array {
  return pixels.filter((_, index) => index % 4 === 3);
}

function seenColours({ pixels }: Picture): Uint8Array {
  return pixels.filter((_, index) => index % 4 !== 3 && pixels[index - (index % 4) + 3] !== 0);
}
