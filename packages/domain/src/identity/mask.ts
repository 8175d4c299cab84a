/** Characters between the shown ends become `*`, in their number; too short a value is hidden whole. */
function mask(value: string, head: number, tail: number): string {
  const letters = [...value];
  if (letters.length <= head + tail) return '*'.repeat(letters.length);
  const end = letters.length - tail;
  return letters.map((letter, at) => (at < head || at >= end ? letter : '*')).join('');
}

/** `19999000001` → `199****0001`: enough for its owner to know it. */
export const maskPhone = (phone: string): string => mask(phone, 3, 4);

/** `370102199001011234` → `370*************34`: neither birth date nor order number can be read. */
export const maskIdNumber = (number: string): string => mask(number, 3, 2);

/** `张三丰` → `张**`, `John Smith` → `J*********`: enough to tell people of one household apart on paper. */
export const maskName = (name: string): string => mask(name, 1, 0);

/** `鲁A12345` → `鲁A***45`. */
export const maskPlate = (plate: string): string => mask(plate, 2, 2);
