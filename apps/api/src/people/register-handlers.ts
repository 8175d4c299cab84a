import { checkImport } from '@linli/services/people/check-import';
import { downloadExport } from '@linli/services/people/download-export';
import { exportRegister } from '@linli/services/people/export-register';
import { getExport } from '@linli/services/people/get-export';
import { getImport } from '@linli/services/people/get-import';
import { listImportProblems } from '@linli/services/people/list-import-problems';
import { listImports } from '@linli/services/people/list-imports';
import { runImport } from '@linli/services/people/run-import';
import { uploadRegister } from '@linli/services/people/upload-register';
import type { HandlersFor } from '../handlers.ts';

/** Registers on their way in and out. */
export const registerHandlers: HandlersFor<
  | 'POST /people/upload-register'
  | 'GET /people/imports'
  | 'GET /people/imports/:importId'
  | 'POST /people/check-import'
  | 'GET /people/imports/:importId/problems'
  | 'POST /people/run-import'
  | 'POST /people/export-register'
  | 'GET /people/exports/:exportId'
  | 'GET /people/exports/:exportId/file'
> = {
  'POST /people/upload-register': uploadRegister,
  'GET /people/imports': listImports,
  'GET /people/imports/:importId': getImport,
  'POST /people/check-import': checkImport,
  'GET /people/imports/:importId/problems': listImportProblems,
  'POST /people/run-import': runImport,
  'POST /people/export-register': exportRegister,
  'GET /people/exports/:exportId': getExport,
  'GET /people/exports/:exportId/file': downloadExport,
};
