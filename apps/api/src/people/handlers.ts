import { createArea } from '@linli/services/people/create-area';
import { listAreaMoves } from '@linli/services/people/list-area-moves';
import { listAreas } from '@linli/services/people/list-areas';
import { moveArea } from '@linli/services/people/move-area';
import { previewMoveArea } from '@linli/services/people/preview-move-area';
import { readArea } from '@linli/services/people/read-area';
import { renameArea } from '@linli/services/people/rename-area';
import { undoMoveArea } from '@linli/services/people/undo-move-area';
import type { HandlersFor } from '../handlers.ts';

/** Areas, households and their members. */
export const peopleHandlers: HandlersFor<
  | 'GET /people/areas'
  | 'GET /people/areas/:areaId'
  | 'POST /people/create-area'
  | 'POST /people/rename-area'
  | 'POST /people/preview-move-area'
  | 'POST /people/move-area'
  | 'POST /people/undo-move-area'
  | 'GET /people/area-moves'
> = {
  'GET /people/areas': listAreas,
  'GET /people/areas/:areaId': readArea,
  'POST /people/create-area': createArea,
  'POST /people/rename-area': renameArea,
  'POST /people/preview-move-area': previewMoveArea,
  'POST /people/move-area': moveArea,
  'POST /people/undo-move-area': undoMoveArea,
  'GET /people/area-moves': listAreaMoves,
};
