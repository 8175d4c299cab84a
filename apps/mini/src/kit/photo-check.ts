/** Largest photo the server takes. */
export const mostMegabytes = 8;

/** What the chooser tells of a file; the browser knows its type, WeChat names it by its ending. */
export interface ChosenPhoto {
  tempFilePath: string;
  size?: number;
  originalFileObj?: { type?: string };
}

const types = new Set(['image/jpeg', 'image/png', 'image/webp']);
const ending = /\.(jpe?g|png|webp)$/i;

/** Why a file is not even sent: no photo of a kind the server reads, or too large. */
export function wrongWithPhoto(file: ChosenPhoto): 'photoWrongType' | 'photoTooLarge' | undefined {
  const type = file.originalFileObj?.type;
  const named = /\.\w+$/.test(file.tempFilePath);
  if (type ? !types.has(type) : named && !ending.test(file.tempFilePath)) return 'photoWrongType';
  return (file.size ?? 0) > mostMegabytes * 1024 * 1024 ? 'photoTooLarge' : undefined;
}
