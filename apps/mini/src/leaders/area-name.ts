/** A building is told from those of the same name by its compound 小区. */
export const areaName = (area: { name: string; compound: string | null }): string =>
  area.compound ? `${area.compound} ${area.name}` : area.name;
