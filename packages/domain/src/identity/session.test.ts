import { type Role, roleNames } from '@linli/contracts/identity/roles';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfSession, isStaffRole, secondFactorOf, slideUntil } from './session.ts';

const policy = { residentSessionMinutes: 60 * 24 * 30, staffSessionMinutes: 720, staffSecondFactor: true };
const anyRoles = fc.array(fc.constantFrom<Role>(...roleNames), { maxLength: 4 });
const anyTime = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});

describe('how long a session lasts', () => {
  it('a session of staff never outlives its fixed time, however it slides', () => {
    fc.assert(
      fc.property(anyTime, anyTime, anyRoles, (createdAt, usedAt, roles) => {
        const end = endOfSession({ createdAt, expiresAt: slideUntil(usedAt, policy) }, roles, policy);
        if (roles.some(isStaffRole))
          expect(end.getTime() - createdAt.getTime()).toBeLessThanOrEqual(720 * 60_000);
        else expect(end).toEqual(slideUntil(usedAt, policy));
      }),
    );
  });

  it('a volunteer signs in as a resident does', () => {
    expect(isStaffRole('volunteer')).toBe(false);
    expect(isStaffRole('building-head')).toBe(true);
    expect(isStaffRole('inspector')).toBe(true);
  });
});

describe('the second factor', () => {
  it('is passed only by staff who enrolled and passed', () => {
    fc.assert(
      fc.property(anyRoles, fc.boolean(), fc.boolean(), (roles, enrolled, passed) => {
        const state = secondFactorOf({ enrolled, passed }, roles, policy);
        if (state === 'passed') expect(enrolled && passed).toBe(true);
        expect(state === 'off').toBe(!roles.some(isStaffRole));
      }),
    );
  });

  it('is off everywhere while the tenant has not turned it on', () => {
    const off = { ...policy, staffSecondFactor: false };
    expect(secondFactorOf({ enrolled: true, passed: false }, ['secretary'], off)).toBe('off');
  });
});
