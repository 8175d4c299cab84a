import { scopeNames } from '@linli/contracts/identity/scopes';
import { describe, expect, it } from 'vitest';
import { may, mayAppoint, type Right, rights } from '../identity/rights.ts';
import { rightsOfScopes, scopeRights } from './scope-rights.ts';

const path = '1.2.3';

describe('scopes of API tokens', () => {
  it('open nothing that those who issue tokens may not do themselves', () => {
    for (const right of rightsOfScopes(scopeNames))
      for (const role of rights['tokens.issue'])
        expect([right, rights[right]]).toEqual([right, expect.arrayContaining([role])]);
  });

  it('narrow a post to themselves, whatever its role allows', () => {
    for (const scope of scopeNames) {
      const post = { role: 'secretary', areaPath: path, only: rightsOfScopes([scope]) } as const;
      const opened = (Object.keys(rights) as Right[]).filter((right) => may([post], right, path));
      expect(opened.toSorted()).toEqual([...scopeRights[scope]].toSorted());
      expect(may([post], 'areas.view', '1.2')).toBe(false);
      expect(mayAppoint([post], 'volunteer', path)).toBe(false);
    }
  });

  it('never open the register, health answers, or the giving of posts and tokens', () => {
    const never =
      /^(register|posts|tokens|household|joins|alerts)\.|^reports\.(read|gaps|submit-for)$|people$/;
    expect(rightsOfScopes(scopeNames).filter((right) => never.test(right))).toEqual([]);
  });
});
