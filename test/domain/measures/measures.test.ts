import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../domain/events.ts';
import { backlogMeasures } from '../../../domain/measures/backlog-measures.ts';
import { measures, stageOfEvent } from '../../../domain/measures/measured.ts';
import { promiseMeasures } from '../../../domain/measures/promises.ts';
import { summed, toldMeasures } from '../../../domain/measures/told-measures.ts';

const at = '2026-03-02T09:00:00.000Z';
const now = '2026-03-02T09:00:02.500Z';
const entry = (type: string, data: object = {}) => ({ type, at, data });

describe('what went on the bus', () => {
  it('is measured as the business speaks of it, equal things together, with how long the slowest took', () => {
    const told = [
      entry('merchant.registered.v1'),
      entry('merchant.registered.v1'),
      entry('merchant.first-sale.v1'),
      entry('merchant.stalled.v1', { stage: 'onboarding' }),
      entry('nudge.delivered.v1'),
      entry('nudge.suppressed.v1', { reason: 'frequency_cap' }),
      entry('task.opened.v1', { queue: 'risk_review' }),
      entry('task.decided.v1', { queue: 'risk_review' }),
      entry('task.cancelled.v1', { queue: 'risk_review' }),
      { ...entry('task.overdue.v1', { queue: 'leads' }), at: '2026-03-02T09:00:01.000Z' },
    ];
    expect(toldMeasures(told, now)).toEqual([
      { name: 'Milestones', of: 'registered', value: 2 },
      { name: 'Milestones', of: 'first_sale', value: 1 },
      { name: 'Stalls', value: 1 },
      { name: 'NudgesSent', value: 1 },
      { name: 'NudgesSuppressed', of: 'frequency_cap', value: 1 },
      { name: 'TasksOpened', of: 'risk_review', value: 1 },
      { name: 'TasksEnded', of: 'risk_review', value: 2 },
      { name: 'TasksOverdue', of: 'leads', value: 1 },
      { name: 'EventLag', value: 2_500 },
    ]);
  });
  it('names no reason of its own for a message that could not be delivered, so that addresses never become a dimension', () => {
    expect(toldMeasures([entry('nudge.suppressed.v1', { reason: 'ana@shop.example bounced' })], at)).toEqual([
      { name: 'NudgesSuppressed', of: 'undeliverable', value: 1 },
      { name: 'EventLag', value: 0 },
    ]);
  });
  it('is nothing where nothing of the kind was told', () => {
    expect(toldMeasures([entry('merchant.commented.v1'), entry('task.opened.v1')], at)).toEqual([{ name: 'EventLag', value: 0 }]);
    expect(toldMeasures([], now)).toEqual([]);
    expect(summed([])).toEqual([]);
  });
  it('follows events that there are', () => {
    for (const type of Object.keys(stageOfEvent)) expect(eventTypes).toContain(type);
  });
  it('has no dimension with a value for each merchant', () => {
    expect(new Set(Object.values(measures))).toEqual(new Set([undefined, 'stage', 'reason', 'queue']));
  });
});

describe('a promise', () => {
  it('is counted each time, and as late from the first moment past it', () => {
    const later = (ms: number) => new Date(Date.parse(at) + ms).toISOString();
    expect(promiseMeasures('application', at, later(60_000))).toEqual([
      { name: 'ApplicationsRegistered', value: 1 },
      { name: 'ApplicationsLate', value: 0 },
    ]);
    expect(promiseMeasures('application', at, later(60_001))[1]).toEqual({ name: 'ApplicationsLate', value: 1 });
    expect(promiseMeasures('due', at, later(3_600_000))[1]).toEqual({ name: 'DueLate', value: 0 });
    expect(promiseMeasures('due', at, later(3_600_001))[1]).toEqual({ name: 'DueLate', value: 1 });
    expect(promiseMeasures('decision', at, later(61_000))[1]).toEqual({ name: 'DecisionsLate', value: 1 });
  });
});

it('the backlog of a queue is all that is open, and what of it is late', () => {
  const backlog = [
    { age: '1', inTime: 3, late: 0 },
    { age: 'older', inTime: 1, late: 2 },
  ];
  expect(
    backlogMeasures([
      { queue: 'leads', backlog },
      { queue: 'cases', backlog: [] },
    ]),
  ).toEqual([
    { name: 'TasksOpen', of: 'leads', value: 6 },
    { name: 'TasksLate', of: 'leads', value: 2 },
    { name: 'TasksOpen', of: 'cases', value: 0 },
    { name: 'TasksLate', of: 'cases', value: 0 },
  ]);
});
