import { addMember } from '@linli/services/people/add-member';
import { changeMember } from '@linli/services/people/change-member';
import { createArea } from '@linli/services/people/create-area';
import { endMembership } from '@linli/services/people/end-membership';
import { listAreaMoves } from '@linli/services/people/list-area-moves';
import { listAreas } from '@linli/services/people/list-areas';
import { listHouseholdChanges } from '@linli/services/people/list-household-changes';
import { moveArea } from '@linli/services/people/move-area';
import { myHouseholds } from '@linli/services/people/my-households';
import { previewMoveArea } from '@linli/services/people/preview-move-area';
import { readArea } from '@linli/services/people/read-area';
import { readHousehold } from '@linli/services/people/read-household';
import { renameArea } from '@linli/services/people/rename-area';
import { saveHousehold } from '@linli/services/people/save-household';
import { searchRegister } from '@linli/services/people/search-register';
import { undoMoveArea } from '@linli/services/people/undo-move-area';
import { viewInFull } from '@linli/services/people/view-in-full';
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
  | 'GET /people/households'
  | 'GET /people/households/:householdId'
  | 'GET /people/household-changes'
  | 'GET /people/my-households'
  | 'POST /people/view-in-full'
  | 'POST /people/save-household'
  | 'POST /people/add-member'
  | 'POST /people/change-member'
  | 'POST /people/end-membership'
> = {
  'GET /people/areas': listAreas,
  'GET /people/areas/:areaId': readArea,
  'POST /people/create-area': createArea,
  'POST /people/rename-area': renameArea,
  'POST /people/preview-move-area': previewMoveArea,
  'POST /people/move-area': moveArea,
  'POST /people/undo-move-area': undoMoveArea,
  'GET /people/area-moves': listAreaMoves,
  'GET /people/households': searchRegister,
  'GET /people/households/:householdId': readHousehold,
  'GET /people/household-changes': listHouseholdChanges,
  'GET /people/my-households': myHouseholds,
  'POST /people/view-in-full': viewInFull,
  'POST /people/save-household': saveHousehold,
  'POST /people/add-member': addMember,
  'POST /people/change-member': changeMember,
  'POST /people/end-membership': endMembership,
};
