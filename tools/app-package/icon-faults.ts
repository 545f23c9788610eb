import { PNG, type PNGWithMetadata } from 'pngjs';

const RGBA = 6;

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

function faultsOf(name: string, file: Buffer, side: number, more: (picture: PNG) => string[]): string[] {
  const picture = pictureOf(file);
  return faultsOfPicture(picture, side, more).map((fault) => `${name} ${fault}`);
}

function faultsOfPicture(
  picture: PNGWithMetadata | null,
  side: number,
  more: (picture: PNG) => string[],
): string[] {
  if (picture === null) return ['is not a PNG'];
  const { width, height, depth, colorType, interlace } = picture;
  if (depth !== 8 || colorType !== RGBA || interlace) {
    return ['is not 8 bits a channel with alpha (RGBA), not interlaced'];
  }
  const wrongSize = width !== side || height !== side;
  return [
    ...(wrongSize ? [`is ${width} by ${height} pixels; Teams wants ${side} by ${side}`] : []),
    ...more(picture),
  ];
}

function pictureOf(file: Buffer): PNGWithMetadata | null {
  try {
    return PNG.sync.read(file);
  } catch {
    return null;
  }
}

function outlineFaults(picture: PNG): string[] {
  const faults = [];
  if (!alphas(picture).some((alpha) => alpha === 0)) faults.push('has no transparent background');
  if (!alphas(picture).some((alpha) => alpha === 255)) faults.push('shows nothing');
  if (!seenColours(picture).every((value) => value === 255)) faults.push('has colours other than white');
  return faults;
}

function alphas({ data }: PNG): Uint8Array {
  return data.filter((_, index) => index % 4 === 3);
}

function seenColours({ data }: PNG): Uint8Array {
  return data.filter((_, index) => index % 4 !== 3 && data[index - (index % 4) + 3] !== 0);
}
