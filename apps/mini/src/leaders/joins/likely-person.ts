/** The one member whose name is the applicant's, spaces aside; undefined when there is none or more than one. */
export function likelyPerson(
  members: readonly { personId: string; name: string }[],
  applicantName: string,
): string | undefined {
  const plain = (name: string) => name.replace(/\s/g, '');
  const same = members.filter(({ name }) => plain(name) === plain(applicantName));
  return same.length === 1 ? same[0]?.personId : undefined;
}
