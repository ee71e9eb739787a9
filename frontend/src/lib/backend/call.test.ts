import { describe, expect, it } from 'vitest';
import { BackendError, call, toBackendError } from './call';

const fault = { code: 'notFound', key: 'noun.notFound', field: 'id', args: { kind: 'project' } };

describe('a rejection', () => {
  it.each([
    ['a JSON text', JSON.stringify(fault)],
    ['an Error with a JSON message', new Error(JSON.stringify(fault))],
    ['an object', fault],
  ])('that is %s keeps its code, key, field and args', (_, reason) => {
    expect(toBackendError(reason)).toMatchObject(fault);
  });

  it.each([['boom'], [new Error('boom')], [undefined], ['{"code":1'], ['null'], [{ code: 'x' }]])(
    'that is %s is a fault of ours',
    (reason) => {
      expect(toBackendError(reason)).toMatchObject({ code: 'internal', key: 'internal' });
    },
  );

  it('carries all faults of the request by path', () => {
    const faults = [
      { path: 'title', key: 'field.required', args: {} },
      { path: 'budget.7.approved', key: 'money.negative', args: { limit: '0' } },
    ];
    const [first, second] = faults;
    const sent = { ...fault, faults: [{ path: first?.path, key: first?.key }, second] };
    expect(toBackendError(JSON.stringify(sent)).faults).toEqual(faults);
  });

  it.each([[undefined], [null]])('without faults (%s) has none', (faults) => {
    expect(toBackendError({ ...fault, args: null, faults })).toMatchObject({ args: {}, faults: [] });
  });

  it('reaches the caller as a BackendError', async () => {
    await expect(call(() => Promise.reject(JSON.stringify(fault)))).rejects.toBeInstanceOf(BackendError);
    await expect(call(() => Promise.resolve(3))).resolves.toBe(3);
  });
});
