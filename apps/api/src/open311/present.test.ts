import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { presentList, presentOne } from './present.ts';

const hostile = `<a href="x">&amp; ]]> 'q' \u0000\u0008\u001f 厨房 🐈`;
const parser = new XMLParser({ htmlEntities: true, trimValues: false });

it('nothing in a text can break out of the XML, and what XML cannot carry is left out', () => {
  const body = presentList('xml', { root: 'errors', item: 'error' }, [{ code: 400, description: hostile }]);
  expect(XMLValidator.validate(body)).toBe(true);
  expect(parser.parse(body).errors.error).toEqual({
    code: 400,
    description: hostile.replace(/[^\P{Cc}\t\n\r]/gu, ''),
  });
});

it('an empty list is an empty root in XML and an empty array in JSON', () => {
  expect(presentList('json', { root: 'services', item: 'service' }, [])).toBe('[]');
  expect(presentList('xml', { root: 'services', item: 'service' }, [])).toBe(
    '<?xml version="1.0" encoding="utf-8"?><services></services>',
  );
});

it('lists within one thing hold their items by name, as the examples of GeoReport v2 do', () => {
  const definition = {
    service_code: 'DMV66',
    attributes: [{ code: 'WHISHETN', values: [{ key: 123, name: 'Ford' }] }],
  };
  const lists = { attributes: 'attribute', values: 'value' };
  expect(presentOne('xml', 'service_definition', definition, lists)).toBe(
    '<?xml version="1.0" encoding="utf-8"?><service_definition><service_code>DMV66</service_code><attributes><attribute><code>WHISHETN</code><values><value><key>123</key><name>Ford</name></value></values></attribute></attributes></service_definition>',
  );
  expect(JSON.parse(presentOne('json', 'service_definition', definition, lists))).toEqual(definition);
});
