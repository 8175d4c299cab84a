import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type WorkbookLimits, WorkbookRefused } from './workbook-refused.ts';

const MOST_PARTS = 5_000;
const RATIO_MATTERS_FROM = 16 * 1024 * 1024;

/** The parts of a zip archive by name, none of them unpacked yet. */
export interface ZipArchive {
  /** Names of all parts as they are written. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked, as it is. @throws WorkbookRefused when it does not unpack. */
  bytes(name: string): Promise<Buffer>;
  /** Unpacked text in pieces. Stopping early frees the stream. @throws WorkbookRefused when it does not unpack. */
  text(name: string): AsyncGenerator<string, void, void>;
}

/**
 * Opens a zip archive and refuses it before anything is unpacked when it is encrypted, names a part twice, or claims to
 * unpack to more than the limits. A part that unpacks to more than it claims is refused by yauzl while reading.
 */
export async function openArchive(file: Buffer, limits: WorkbookLimits): Promise<ZipArchive> {
  let zip: ZipFile;
  const parts = new Map<string, Entry>();
  try {
    zip = await fromBufferPromise(file, { lazyEntries: true, validateEntrySizes: true, autoClose: false });
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new WorkbookRefused('encrypted');
      if (!entry.canDecodeFileData()) throw new WorkbookRefused('broken');
      unpacked += entry.uncompressedSize;
      if (isBomb(entry, unpacked, limits)) throw new WorkbookRefused('unpacks-too-large');
      const name = partName(entry.fileName);
      if (parts.has(name) || parts.size >= MOST_PARTS) throw new WorkbookRefused('broken');
      parts.set(name, entry);
    }
  } catch (error) {
    throw error instanceof WorkbookRefused ? error : new WorkbookRefused('broken', error);
  }
  return {
    names: [...parts.values()].map(({ fileName }) => fileName.replace(/^\/+/u, '')),
    has: (name) => parts.has(partName(name)),
    async bytes(name) {
      const entry = parts.get(partName(name));
      if (entry === undefined) throw new WorkbookRefused('broken');
      try {
        return await buffer(await zip.openReadStreamPromise(entry));
      } catch (error) {
        throw new WorkbookRefused('broken', error);
      }
    },
    async *text(name) {
      const entry = parts.get(partName(name));
      if (entry === undefined) throw new WorkbookRefused('broken');
      const decoder = new TextDecoder('utf-8');
      try {
        const stream = await zip.openReadStreamPromise(entry);
        try {
          for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
        } finally {
          stream.destroy();
        }
        yield decoder.decode();
      } catch (error) {
        throw error instanceof WorkbookRefused ? error : new WorkbookRefused('broken', error);
      }
    },
  };
}

function isBomb(entry: Entry, unpackedSoFar: number, limits: WorkbookLimits): boolean {
  if (unpackedSoFar > limits.mostUnpackedBytes) return true;
  if (entry.uncompressedSize < RATIO_MATTERS_FROM) return false;
  return entry.uncompressedSize > entry.compressedSize * limits.mostRatio;
}

/** Part names are compared without case and without the leading slash that some programs write. */
function partName(name: string): string {
  return name.replace(/^\/+/u, '').toLowerCase();
}
