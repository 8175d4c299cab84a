const ofCases = /^GET \/(requests|cases|escalation|matching)\/|^GET \/reports\/alert/;

/**
 * Whether what was read may have changed when a case moved. The map counts cases in two of its layers only; in the others a
 * storm of moves would have every desk count a whole district again.
 */
export function movedByCases([key, input]: readonly unknown[]): boolean {
  const layer = typeof input === 'object' && input !== null && 'layer' in input ? input.layer : undefined;
  return ofCases.test(String(key)) && layer !== 'reports' && layer !== 'gaps';
}
