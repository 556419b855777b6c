/** one thing in the template the laptop cloud cannot honour */
export interface Problem {
  readonly stack: string;
  readonly logicalId: string;
  /** aws:cdk:path, when known */
  readonly path?: string | undefined;
  /** property path inside the resource, dotted */
  readonly property?: string | undefined;
  readonly problem: string;
  readonly remedy: string;
}

const line = ({ stack, logicalId, path, property, problem, remedy }: Problem): string =>
  `- ${stack} / ${logicalId}${path === undefined ? '' : ` (${path})`}${property === undefined ? '' : `, ${property}`}: ${problem} ${remedy}`;

/** stops the boot; its message lists everything at once */
export class UnsupportedTemplate extends Error {
  override readonly name = 'UnsupportedTemplate';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      `the laptop cloud cannot run this template, ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map(line).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** the folder is no cloud assembly, or is damaged */
export class UnreadableAssembly extends Error {
  override readonly name = 'UnreadableAssembly';
}
