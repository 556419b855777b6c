import * as z from 'zod';

const resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const template = z.looseObject({ Resources: z.record(z.string(), resource) });

/** one resource of a CloudFormation template, by its logical id */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** the template says something the engine cannot play; the message names the resource and the field */
export class Unplayable extends Error {
  override readonly name = 'Unplayable';
}

const reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((found) => found['Fn::GetAtt'][0]),
]);

/** the resources of a synthesized template, as far as they refer to each other */
export class Template {
  readonly #resources: ReadonlyMap<string, TemplateResource>;

  /** @param json the template, parsed. Throws ZodError when it is none */
  constructor(json: unknown) {
    const { Resources } = template.parse(json);
    this.#resources = new Map(
      Object.entries(Resources).map(([id, { Type, Properties }]) => [id, { id, type: Type, properties: Properties }]),
    );
  }

  ofType(type: string): readonly TemplateResource[] {
    return [...this.#resources.values()].filter((one) => one.type === type);
  }

  /** the resource a Ref or an attribute leads to; undefined for a value that refers to none */
  behind(value: unknown): TemplateResource | undefined {
    const id = reference.safeParse(value);
    return id.success ? this.#resources.get(id.data) : undefined;
  }

  /** the function behind a reference to it, to one of its versions or to one of its aliases */
  functionBehind(value: unknown): TemplateResource | undefined {
    let found = this.behind(value);
    while (found !== undefined && found.type !== 'AWS::Lambda::Function') found = this.behind(found.properties['FunctionName']);
    return found;
  }
}
