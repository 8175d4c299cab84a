import type { settingsEndpoints } from '@linli/contracts/settings/endpoints';
import { listSettings } from '@linli/services/settings/list-settings';
import { listVersions } from '@linli/services/settings/list-versions';
import { publishSetting } from '@linli/services/settings/publish-setting';
import { showShape } from '@linli/services/settings/show-shape';
import { takeBack } from '@linli/services/settings/take-back';
import type { HandlersFor } from '../handlers.ts';

export const settingsHandlers: HandlersFor<keyof typeof settingsEndpoints> = {
  'GET /settings': listSettings,
  'GET /settings/shape': showShape,
  'GET /settings/versions': listVersions,
  'POST /settings/publish': publishSetting,
  'POST /settings/take-back': takeBack,
};
