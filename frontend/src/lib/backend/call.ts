/** A fault of one field of a request: its path, such as `budget.7.approved`, and its sentence's key. */
export interface FieldFault {
  path: string;
  key: string;
  args: Record<string, string>;
}

/** A fault that the person can act on; i18n owns the sentence of each key, lib/error what can be done. */
export class BackendError extends Error {
  constructor(
    readonly code: string,
    readonly key: string,
    readonly field = '',
    readonly args: Record<string, string> = {},
    /** All faults of the request by path; none where the whole call failed. */
    readonly faults: FieldFault[] = [],
  ) {
    super(`${code}: ${key}`);
    this.name = 'BackendError';
  }
}

/** Awaits a bound method and turns whatever it rejects with into a BackendError. */
export async function call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    throw toBackendError(reason);
  }
}

/** Reads a rejection: the program sends JSON, bare or as the message of an Error. */
export function toBackendError(reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  const text = reason instanceof Error ? reason.message : reason;
  const fault = typeof text === 'string' ? parse(text) : text;
  if (!isFault(fault)) return new BackendError('internal', 'internal');
  const faults = (fault.faults ?? []).map(({ path = '', key, args }) => ({ path, key, args: args ?? {} }));
  return new BackendError(fault.code, fault.key, fault.field, fault.args ?? undefined, faults);
}

interface Fault {
  code: string;
  key: string;
  field?: string;
  args?: Record<string, string> | null;
  faults?: { path?: string; key: string; args?: Record<string, string> | null }[] | null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'code' in value && 'key' in value;
}
