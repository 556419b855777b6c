import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functions, machine, park, startCloud } from './cloud.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'states-'));

/** what kill -9 leaves: the files as they are, the process that wrote them knows nothing of it */
function killed(from: string): string {
  const to = folder();
  cpSync(from, to, { recursive: true });
  return to;
}

describe('executions after kill -9', () => {
  it('a timer goes off at its instant in the next process', async () => {
    const stateDir = folder();
    const first = await startCloud({ stateDir });
    const arn = await first.start(await first.create(machine({ Sleep: { Type: 'Wait', Seconds: 3_600, End: true } })));
    await first.pass(600);
    first.kernel.journal.commit();
    const second = await startCloud({ stateDir: killed(stateDir) });
    await second.pass(2_999);
    expect((await second.describe(arn)).status).toBe('RUNNING');
    await second.pass(1);
    expect(await second.describe(arn)).toMatchObject({ status: 'SUCCEEDED', stopDate: Date.UTC(2026, 0, 5, 10) / 1_000 });
    await first.kernel.stop();
    await second.kernel.stop();
  });

  it('a task token given out before is still good, and its timeout still runs', async () => {
    const tokens: string[] = [];
    const services = { lambda: functions({ park: (event) => void tokens.push(JSON.parse(JSON.stringify(event)).token) }) };
    const stateDir = folder();
    const first = await startCloud({ stateDir, services });
    const definition = machine({ Wait: park({ TimeoutSeconds: 100 }) });
    const answered = await first.start(await first.create(definition));
    const forgotten = await first.start(await first.create(definition));
    await first.pass(1);
    first.kernel.journal.commit();
    const second = await startCloud({ stateDir: killed(stateDir), services });
    await second.call('SendTaskSuccess', { taskToken: tokens[0], output: '{"ok":true}' });
    await second.kernel.idle();
    expect(await second.describe(answered)).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
    expect(await second.refusal('SendTaskSuccess', { taskToken: tokens[0], output: '{}' })).toBe('TaskTimedOut');
    await second.pass(100);
    expect(await second.describe(forgotten)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(tokens).toHaveLength(2);
    await first.kernel.stop();
    await second.kernel.stop();
  });

  it('a call that was under way is made again, what was answered is not', async () => {
    const calls: string[] = [];
    let release: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hang = true;
    const work = (name: string) => async () => {
      calls.push(name);
      if (name === 'second' && hang) await stuck;
      return name;
    };
    const services = { lambda: functions({ first: work('first'), second: work('second') }) };
    const task = (FunctionName: string, way: object) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName },
      Output: '{% $states.result.Payload %}',
      ...way,
    });
    const stateDir = folder();
    const first = await startCloud({ stateDir, services });
    const arn = await first.start(
      await first.create(machine({ One: task('first', { Next: 'Two' }), Two: task('second', { End: true }) })),
    );
    await expect.poll(() => calls).toEqual(['first', 'second']);
    first.kernel.journal.commit();
    const copy = killed(stateDir);
    hang = false;
    const second = await startCloud({ stateDir: copy, services });
    await second.kernel.idle();
    expect(await second.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '"second"' });
    expect(calls).toEqual(['first', 'second', 'second']);
    release();
    await first.kernel.stop();
    await second.kernel.stop();
  });

  it('an execution that was started and never began begins', async () => {
    const stateDir = folder();
    const first = await startCloud({ stateDir });
    const arn = await first.start(await first.create(machine({ Go: { Type: 'Pass', Output: 1, End: true } })));
    first.kernel.journal.commit();
    const copy = killed(stateDir);
    const second = await startCloud({ stateDir: copy });
    await second.kernel.idle();
    expect(await second.types(arn)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
    await first.kernel.stop();
    await second.kernel.stop();
  });

  it('a big Map written as signals goes on where it was', async () => {
    const tokens: string[] = [];
    const services = { lambda: functions({ park: (event) => void tokens.push(JSON.parse(JSON.stringify(event)).token) }) };
    const stateDir = folder();
    const first = await startCloud({ stateDir, services });
    const processor = { StartAt: 'Each', States: { Each: park() } };
    const definition = machine({
      All: {
        Type: 'Map',
        Items: '{% [1..300].{"n": $, "text": "some text to make it long"} %}',
        ItemProcessor: processor,
        End: true,
      },
    });
    const arn = await first.start(await first.create(definition));
    await first.kernel.idle();
    for (let answered = 0; answered < 150; answered += 1) {
      await first.call('SendTaskSuccess', { taskToken: tokens[answered], output: String(answered) });
      await first.kernel.idle();
    }
    first.kernel.journal.commit();
    expect(first.kernel.journal.get<{ n: number }>('SELECT count(*) AS n FROM states_signals')?.n).toBeGreaterThan(0);
    const second = await startCloud({ stateDir: killed(stateDir), services });
    for (let answered = 150; answered < 300; answered += 1) {
      await second.call('SendTaskSuccess', { taskToken: tokens[answered], output: String(answered) });
      await second.kernel.idle();
    }
    const { status, output } = await second.describe(arn);
    expect(status).toBe('SUCCEEDED');
    expect(new Set(JSON.parse(String(output))).size).toBe(300);
    expect(tokens).toHaveLength(300);
    await first.kernel.stop();
    await second.kernel.stop();
  });
});
