import { uploadPhoto } from '../wire/upload.ts';

/** Sends photos for answers of a household; each resolves to the photo's id. */
export const sendPhotoOf =
  (householdId: string) =>
  async (path: string): Promise<string> =>
    (await uploadPhoto('POST /reports/upload-photo', { householdId }, path)).photoId;
