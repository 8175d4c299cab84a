import type { TemperaturePlace } from '@linli/contracts/reports/form';

/** Fever from here on, °C by place of measurement: 37.3 in the armpit (field.md), higher where it is warmer inside. */
export const feverThresholds: Record<TemperaturePlace, number> = {
  armpit: 37.3,
  forehead: 37.3,
  ear: 37.6,
  mouth: 37.6,
};
