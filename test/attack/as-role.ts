import type { Firstsale } from '../playbooks/firstsale.ts';

/** the ARN of a function's role, by the construct's path: `PublishTimeline` */
export const rolesOf = (app: Firstsale): readonly { readonly name: string; readonly arn: string }[] =>
  [...app.laptop.cloud.authorizer.roles.values()].map(({ arn, name, path }) => ({
    arn,
    name: (path ?? name).replace(/^Firstsale-\w+\//, '').replace(/\/Role\/Resource$/, ''),
  }));

/** what AWS answers this role: 'done', or the name of its error */
export const asRole = async (
  app: Firstsale,
  roleArn: string,
  service: string,
  action: string,
  input: unknown,
): Promise<string> => {
  const principal = { kind: 'role', roleArn, sessionName: 'stolen' } as const;
  try {
    await app.kernel.request(`${service}:${action} as ${roleArn}`, () => app.kernel.call({ service, action, input, principal }));
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
};
