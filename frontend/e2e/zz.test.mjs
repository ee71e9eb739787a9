import { test } from 'node:test';
import { onDemo } from './harness.mjs';
const story = onDemo();
test('dump', async () => {
  await story({}, async ({ page, go }) => {
    for (const hash of ['#/','#/transparency','#/projects','#/map','#/map?at=1403-12','#/trustees','#/events','#/news','#/dialogue','#/reports','#/rulings','#/search?q=بوستان']) {
      await go(hash);
      const got = await page.evaluate(() => {
        const out = [];
        for (const s of document.querySelectorAll('main .stat, main [class*=figure] > *')) out.push('STAT ' + s.innerText.replace(/\s+/g,' ') + ' -> ' + (s.getAttribute('href') ?? s.querySelector('a')?.getAttribute('href') ?? ''));
        for (const l of document.querySelectorAll('main details label')) out.push('FACET '+ l.closest('details').querySelector('summary').innerText + ' | ' + l.textContent.replace(/\s+/g,' ').trim());
        for (const m of document.querySelectorAll('main .money')) out.push('MONEY ' + (m.closest('li,tr,div,section')?.innerText ?? '').replace(/\s+/g,' ').slice(0,120));
        return out;
      });
      console.log('== ' + hash + '\n' + [...new Set(got)].slice(0,150).join('\n'));
    }
    const first = await page.evaluate(() => window.go.api.Map.Open({areas:[],domains:[],types:[],statuses:[],years:[],amount:'',progress:'',text:'',sort:'',descending:false,offset:0,limit:200}).then(v=>v.projects.map(p=>[p.id,p.code])));
    const find = (c) => first.find(([,code])=>code===c)[0];
    for (const hash of ['#/project/'+find('KSH-1402-004'), '#/area/'+await page.evaluate(()=>window.go.api.App?.Boot?0:0)]) { if (hash.endsWith('0')) continue; await go(hash);
      console.log('== ' + hash + '\n' + (await page.locator('main').innerText()).slice(0,3500));
    }
  });
});
