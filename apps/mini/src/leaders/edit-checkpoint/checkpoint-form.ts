import type { InputOf, ReplyOf } from '@linli/contracts/catalog';

type Checkpoint = ReplyOf<'GET /shifts/checkpoints/:checkpointId'>;

/** What is typed and chosen of a checkpoint; counts stay as typed. */
export interface CheckpointForm
  extends Pick<
    Checkpoint,
    'name' | 'place' | 'location' | 'hours' | 'equipment' | 'instructions' | 'risks' | 'contactName'
  > {
  contactPhone: string;
  areaId: string | undefined;
  areaName: string;
}

export type Field = 'name' | 'place' | 'areaId' | 'risks' | 'contactName' | 'contactPhone' | 'equipment';

/** An empty form, or the one of a checkpoint that stands. */
export function formOf(
  checkpoint: Checkpoint | undefined,
  area: { areaId: string; name: string } | undefined,
): CheckpointForm {
  if (checkpoint) {
    const { name, place, location, hours, equipment, instructions, risks, contactName } = checkpoint;
    return {
      name,
      place,
      location,
      hours,
      equipment,
      instructions,
      risks,
      contactName,
      contactPhone: checkpoint.contactPhone,
      areaId: checkpoint.areaId,
      areaName: checkpoint.area,
    };
  }
  return {
    name: '',
    place: '',
    location: null,
    hours: [],
    equipment: [],
    instructions: '',
    risks: '',
    contactName: '',
    contactPhone: '',
    areaId: area?.areaId,
    areaName: area?.name ?? '',
  };
}

/** What still has to be filled in before the server is asked, in the order of the page. */
export function wrongWith(form: CheckpointForm): Field[] {
  const wrong: Field[] = [];
  if (form.name.trim() === '') wrong.push('name');
  if (form.place.trim() === '') wrong.push('place');
  if (form.areaId === undefined) wrong.push('areaId');
  if (form.equipment.some(({ name }) => name.trim() === '')) wrong.push('equipment');
  if (form.risks.trim() === '') wrong.push('risks');
  if (form.contactName.trim() === '') wrong.push('contactName');
  if (!/^1\d{10}$/.test(form.contactPhone.trim())) wrong.push('contactPhone');
  return wrong;
}

/** What the server is asked to keep; undefined while something is missing. */
export function inputOf(
  form: CheckpointForm,
  checkpoint: Pick<Checkpoint, 'checkpointId' | 'version'> | undefined,
): InputOf<'POST /shifts/save-checkpoint'> | undefined {
  const { areaId, areaName: _, ...rest } = form;
  if (wrongWith(form).length > 0 || areaId === undefined) return undefined;
  return {
    ...rest,
    areaId,
    contactPhone: form.contactPhone.trim(),
    checkpointId: checkpoint?.checkpointId ?? null,
    version: checkpoint?.version ?? 0,
  };
}
