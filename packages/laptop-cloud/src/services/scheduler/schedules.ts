import { AwsError, type Instant, type Kernel, type Timer } from '../../contract.ts';
import { DefinitionStore } from '../definition-store.ts';
import { Invocations } from './invocations.ts';
import { Schedule, ScheduleGroup, ScheduleTarget, scheduleKey } from './schedule-definitions.ts';
import { parseSchedule } from './schedule-expression.ts';

/** where a schedule stands: what its rates count from, its next run, and when in the flexible window that fires */
interface Progress {
  readonly anchor: Instant;
  readonly scheduledAt: Instant;
  readonly firesAt: Instant;
}

/** whether a change of the schedule begins its runs anew */
const timing = ({ expression, timezone, startDate, endDate, windowMinutes, enabled }: Schedule): string =>
  JSON.stringify([expression, timezone, startDate, endDate, windowMinutes, enabled]);

/** Every schedule and group. Moving a schedule on and invoking its target are one write: no run is skipped or doubled. */
export class Schedules {
  readonly #kernel: Kernel;
  readonly groups: DefinitionStore<ScheduleGroup>;
  readonly #schedules: DefinitionStore<Schedule>;
  readonly #invocations: Invocations;
  readonly #timers = new Map<string, Timer>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.groups = new DefinitionStore(kernel.journal, 'scheduler_groups', ScheduleGroup);
    this.#schedules = new DefinitionStore(kernel.journal, 'scheduler_schedules', Schedule);
    this.#invocations = new Invocations(kernel);
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS scheduler_progress (id TEXT PRIMARY KEY, timing TEXT NOT NULL, anchor INTEGER NOT NULL,
      scheduled_at INTEGER, fires_at INTEGER)`);
    if (!this.groups.get('default')) this.groups.save('default', { name: 'default', createdAt: kernel.now() });
  }

  arnOf({ group, name }: Pick<Schedule, 'group' | 'name'>): string {
    return `arn:aws:scheduler:${this.#kernel.region}:${this.#kernel.account}:schedule/${group}/${name}`;
  }

  all(): readonly Schedule[] {
    return this.#schedules.all();
  }

  find(group: string, name: string): Schedule | undefined {
    return this.#schedules.get(scheduleKey(group, name));
  }

  require(group: string, name: string): Schedule {
    const found = this.find(group, name);
    if (!found) throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return found;
  }

  requireGroup(name: string): ScheduleGroup {
    const found = this.groups.get(name);
    if (!found) throw new AwsError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
    return found;
  }

  save(schedule: Schedule): void {
    this.#schedules.save(scheduleKey(schedule.group, schedule.name), schedule);
    this.#arm(schedule);
  }

  /** armed once all is provisioned: its target may come later */
  provision(schedule: Schedule): void {
    this.#schedules.provision(scheduleKey(schedule.group, schedule.name), schedule);
  }

  remove(schedule: Pick<Schedule, 'group' | 'name'>): void {
    const key = scheduleKey(schedule.group, schedule.name);
    this.#schedules.remove(key);
    this.#forget(key);
  }

  start(): void {
    for (const key of this.#schedules.dropUnprovisioned()) this.#forget(key);
    this.groups.dropUnprovisioned();
    this.#invocations.recover((target) => ScheduleTarget.parse(target));
    for (const schedule of this.#schedules.all()) this.#arm(schedule);
  }

  stop(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  #forget(key: string): void {
    this.#timers.get(key)?.cancel();
    this.#timers.delete(key);
    this.#kernel.journal.run('DELETE FROM scheduler_progress WHERE id = ?', key);
  }

  /** goes on where the journal says, or begins anew when the timing is another */
  #arm(schedule: Schedule): void {
    const key = scheduleKey(schedule.group, schedule.name);
    const row = this.#kernel.journal.get<{
      timing: string;
      anchor: number;
      scheduled_at: number | null;
      fires_at: number | null;
    }>('SELECT timing, anchor, scheduled_at, fires_at FROM scheduler_progress WHERE id = ?', key);
    if (row?.timing === timing(schedule)) {
      if (row.scheduled_at === null || row.fires_at === null) return;
      this.#wait(key, { anchor: Number(row.anchor), scheduledAt: Number(row.scheduled_at), firesAt: Number(row.fires_at) });
      return;
    }
    const now = this.#kernel.now();
    const anchor = schedule.startDate ?? now;
    this.#moveTo(schedule, anchor, Math.max(now, anchor));
  }

  /** finds the first run at or after an instant, and waits for it; false when there is none */
  #moveTo(schedule: Schedule, anchor: Instant, from: Instant): boolean {
    const key = scheduleKey(schedule.group, schedule.name);
    const next = schedule.enabled ? parseSchedule(schedule.expression, schedule.timezone).next(from, anchor) : undefined;
    const scheduledAt = next !== undefined && next <= (schedule.endDate ?? Number.POSITIVE_INFINITY) ? next : undefined;
    const firesAt = scheduledAt === undefined ? undefined : scheduledAt + this.#within(schedule.windowMinutes);
    this.#kernel.journal.run(
      'INSERT OR REPLACE INTO scheduler_progress (id, timing, anchor, scheduled_at, fires_at) VALUES (?, ?, ?, ?, ?)',
      key,
      timing(schedule),
      anchor,
      scheduledAt ?? null,
      firesAt ?? null,
    );
    this.#timers.get(key)?.cancel();
    this.#timers.delete(key);
    if (scheduledAt === undefined || firesAt === undefined) return false;
    this.#wait(key, { anchor, scheduledAt, firesAt });
    return true;
  }

  /** a moment of the flexible window, drawn */
  #within(windowMinutes: number): number {
    return windowMinutes === 0 ? 0 : Math.floor(this.#kernel.random() * windowMinutes * 60) * 1000;
  }

  #wait(key: string, progress: Progress): void {
    this.#timers.get(key)?.cancel();
    this.#timers.set(
      key,
      this.#kernel.at(progress.firesAt, `scheduler:run ${key}`, () => this.#fire(key, progress)),
    );
  }

  #fire(key: string, { anchor, scheduledAt }: Progress): void {
    const schedule = this.#schedules.get(key);
    if (!schedule) return;
    this.#invocations.add(this.arnOf(schedule), schedule, scheduledAt);
    const goesOn = this.#moveTo(schedule, anchor, scheduledAt + 1);
    if (!goesOn && schedule.deleteWhenDone) this.remove(schedule);
  }
}
