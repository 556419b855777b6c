import { AwsError } from '../../contract.ts';

export interface Route {
  readonly key: string;
  readonly integrationId: string;
  readonly authorizerId?: string | undefined;
  readonly scopes: readonly string[];
}

interface CompiledRoute {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
  /** compared from left to right, higher first: literal, variable, greedy */
  readonly weight: string;
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const split = (path: string): string[] => path.split('/').slice(1);
const variable = /^\{([A-Za-z0-9._:-]+)(\+)?\}$/;

function compile(route: Route): CompiledRoute {
  const [method = '', path = ''] = route.key.split(' ');
  if (!/^(ANY|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method) || !path.startsWith('/'))
    throw new AwsError('BadRequestException', `RouteKey: ${route.key} is no route; write GET /path, ANY /path or $default`);
  const segments = split(path);
  const greedy = segments.findIndex((segment) => variable.exec(segment)?.[2] === '+');
  if (greedy >= 0 && greedy < segments.length - 1)
    throw new AwsError('BadRequestException', `RouteKey: ${route.key} has a greedy variable that is not the last segment`);
  const weight = segments
    .map((segment) => (variable.exec(segment) === null ? '2' : variable.exec(segment)?.[2] ? '0' : '1'))
    .join('');
  return { route, method, segments, weight };
}

function matchPath(segments: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const [, name, greedy] = variable.exec(segment) ?? [];
    const value = path[index];
    if (name !== undefined && greedy !== undefined) {
      if (path.length <= index || (path.length === index + 1 && value === '')) return undefined;
      parameters[name] = path.slice(index).join('/');
      return parameters;
    }
    if (value === undefined) return undefined;
    if (name === undefined ? segment !== value : value === '') return undefined;
    if (name !== undefined) parameters[name] = value;
  }
  return segments.length === path.length ? parameters : undefined;
}

/** The routes of one API; the most specific one that matches wins, then `$default`. */
export class RouteTable {
  #routes: CompiledRoute[] = [];
  #fallback: Route | undefined;

  add(route: Route): void {
    if (route.key === '$default') {
      this.#fallback = route;
      return;
    }
    this.#routes = [...this.#routes.filter((one) => one.route.key !== route.key), compile(route)].sort(
      (a, b) => b.weight.localeCompare(a.weight) || Number(a.method === 'ANY') - Number(b.method === 'ANY'),
    );
  }

  keys(): Route[] {
    return [...this.#routes.map((one) => one.route), ...(this.#fallback ? [this.#fallback] : [])];
  }

  /** @param path decoded */
  match(method: string, path: string): RouteMatch | undefined {
    const segments = split(path);
    for (const { route, method: wanted, segments: pattern } of this.#routes) {
      if (wanted !== method && wanted !== 'ANY') continue;
      const pathParameters = matchPath(pattern, segments);
      if (pathParameters) return { route, pathParameters };
    }
    return this.#fallback && { route: this.#fallback, pathParameters: {} };
  }
}
