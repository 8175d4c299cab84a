import { Problem } from '@linli/contracts/problem';
import sharp from 'sharp';

/** Limits of a photo; what comes out is a JPEG of some hundred kilobytes at most. */
export const photoLimits = { bytes: 8 * 1024 * 1024, pixels: 50_000_000, edge: 1600, quality: 76 } as const;

/** What a file begins with, for the formats a phone's camera makes; others never reach the decoder. */
const known: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
];

/**
 * Draws a photo anew: turned upright, at most 1600 pixels wide and high, as JPEG without any metadata (place, time and
 * owner of the phone stay behind).
 * @throws Problem unsupported-type when it is no photo or cannot be decoded; too-large with too many bytes or pixels
 */
export async function encodePhoto(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > photoLimits.bytes) throw new Problem('too-large');
    chunks.push(chunk);
  }
  const file = Buffer.concat(chunks);
  if (!known.some((begins) => begins(file))) throw new Problem('unsupported-type');
  try {
    return await sharp(file, { limitInputPixels: photoLimits.pixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({
        width: photoLimits.edge,
        height: photoLimits.edge,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: photoLimits.quality })
      .toBuffer();
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/.test(error.message);
    throw new Problem(tooMany ? 'too-large' : 'unsupported-type');
  }
}
