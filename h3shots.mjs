import { chromium } from '@playwright/test'
const base='http://localhost:4140'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']})
for (const [lang,persona,scheme] of [['ar','newcomer','dark'],['ti','newcomer2','dark'],['ti','newcomer2','light']]) {
  const ctx=await b.newContext({viewport:{width:360,height:800},colorScheme:scheme})
  const page=await ctx.newPage()
  const shot=async(path,name,full=true)=>{ const r=await page.goto(base+'/'+lang+path); const w=await page.evaluate(()=>document.documentElement.scrollWidth); console.log(lang,path,r.status(),w); await page.screenshot({path:`/tmp/h3pdf/s-${lang}-${scheme}-${name}.png`,fullPage:full}) }
  if(scheme==='dark'||lang==='ti'){ await shot('/sign-in','signin'); await shot('/sign-in/card','card') }
  await ctx.request.post(base+'/api/demo/session',{form:{persona},maxRedirects:0})
  await shot('/my/data','data'); await shot('/my/data/erase','erase'); await shot('/my/profile','profile'); await shot('/my/data/consents','consents'); await shot('/my/data/correct','correct')
  if(scheme==='dark') await shot('/my/settings','settings')
  await ctx.close()
}
// access card
const ctx=await b.newContext({viewport:{width:1280,height:900}})
const page=await ctx.newPage()
await ctx.request.post(base+'/api/demo/session',{form:{persona:'reception'},maxRedirects:0})
await ctx.close()
await b.close()
