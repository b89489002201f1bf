import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseErrorBody } from '../../../shared/delivery/answers/parse-error-body';

describe('an error', () => {
  it('with details by field', () => {
    const details = { email: ['is already taken'], model: 'Validation of Consumer failed.' };
    const body = { errors: { status: 422, title: 'Validation error', details } };
    expect(parseErrorBody(body)).toEqual({ message: 'email is already taken', field: 'email' });
  });

  it('with a message and a link', () => {
    const body = {
      errors: {
        status: 400,
        title: 'Bad request',
        details: { message: 'created_at is no time' },
        readme: { link: 'https://aplaut.com/docs/api-references/platform/' },
      },
    };
    expect(parseErrorBody(body)).toEqual({ message: 'created_at is no time', field: null });
  });

  it('with a list of details', () => {
    const body = { status: '422', title: 'Validation failed', details: ['Phone is wrong', 'Name is too long'] };
    expect(parseErrorBody(body)).toEqual({ message: 'Phone is wrong; Name is too long', field: null });
  });

  it('in JSON:API form', () => {
    const body = { errors: [{ status: '404', title: 'Not found', detail: 'Consumer was not found' }] };
    expect(parseErrorBody(body)).toEqual({ message: 'Consumer was not found', field: null });
  });

  it('in JSON:API form with a field', () => {
    const body = { errors: [{ detail: 'is invalid', source: { pointer: '/data/attributes/phone' } }] };
    expect(parseErrorBody(body)).toEqual({ message: 'is invalid', field: 'phone' });
  });

  it('with only a title', () => {
    expect(parseErrorBody({ errors: { status: 500, title: 'Internal error' } })?.message).toBe('Internal error');
  });

  it.each([[undefined], [null], ['Throttled'], [17], [[]], [{}], [{ errors: [] }], [{ errors: true }]])(
    'is not found in %j',
    (body) => expect(parseErrorBody(body)).toBeNull(),
  );

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const read = parseErrorBody({ errors: body });
        expect(read === null || typeof read.message === 'string').toBe(true);
      }),
    );
  });
});
