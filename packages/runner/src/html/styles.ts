import { declarations } from './palette.ts';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SERIF = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif";
const MONO = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace";

/** The style sheet of a report: on screens in light and dark, narrow and wide, and on paper. */
export const STYLES = `
:root{color-scheme:light dark;${declarations('light')}}
@media screen and (prefers-color-scheme:dark){:root{${declarations('dark')}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1.25rem 5rem;background:var(--paper);color:var(--ink);font:1rem/1.55 ${FONT};overflow-wrap:break-word}
h1,.answer{font-family:${SERIF};text-wrap:balance}
h1{font-size:clamp(1.9rem,5vw,2.7rem);line-height:1.12;margin:.2rem 0 .6rem;font-weight:700}
h2{font-size:1.4rem;line-height:1.25;margin:0 0 .5rem;font-weight:650}
h3{font-size:1.02rem;margin:2rem 0 .4rem;font-weight:650}
p,dl,ul.plain{max-width:44rem;margin:.5rem 0 1rem}
a{color:inherit;text-decoration-color:var(--blue);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.kicker{margin:0;color:var(--soft);font-size:.8rem;letter-spacing:.07em;text-transform:uppercase}
.lead{font-size:1.08rem;color:var(--soft)}
.answer{margin:1.6rem 0 .6rem;padding-left:1rem;border-left:4px solid var(--blue);font-size:clamp(1.25rem,3.4vw,1.65rem);line-height:1.35}
.small{font-size:.88rem;color:var(--soft)}
nav{margin:2rem 0 0;padding:.7rem 0;border-block:1px solid var(--line)}
nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0;padding:0;list-style:none;font-size:.9rem}
section{margin-top:3.2rem;scroll-margin-top:1rem}
figure{margin:1.2rem 0 1.6rem;max-width:54rem}
figcaption{font-weight:600;margin-bottom:.35rem}
figure svg{display:block;max-width:100%;height:auto;color:var(--ink)}
.narrow{display:none}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17.5rem),1fr));gap:1.3rem 1.6rem;margin:1rem 0}
.panel{margin:0;min-width:0}
.panel figcaption{font-size:.92rem;line-height:1.3}
.panel svg{width:100%;max-width:24rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:.4rem 0 .8rem;padding:0;list-style:none;font-size:.9rem}
.legend b{display:inline-block;min-width:1.4em;padding:0 .3em;text-align:center;font-size:.8rem;color:var(--key);text-shadow:0 0 2px #fff,0 0 3px #fff;border-radius:2px}
details{margin-top:.3rem;font-size:.85rem}
details.part{font-size:inherit;margin-top:1rem}
.part>summary{color:var(--ink);font-weight:600}
summary{cursor:pointer;color:var(--soft);width:fit-content}
.table{overflow-x:auto;margin:.4rem 0 .8rem}
table{border-collapse:collapse;font-size:.83rem;font-variant-numeric:tabular-nums}
th,td{padding:.22rem .7rem .22rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600;white-space:nowrap}
.number{text-align:right}
td.number{white-space:nowrap}
dt{font-weight:600}
dd{margin:0 0 .5rem}
.sources{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1rem}
.sources dd{margin:0}
code,pre{font-family:${MONO};font-size:.86rem}
pre{overflow-x:auto;padding:.8rem 1rem;border:1px solid var(--line);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere}
.digest{overflow-wrap:anywhere}
@media (max-width:48rem){
body{padding:1.5rem 1rem 3rem}
section{margin-top:2.4rem}
.wide{display:none}
.narrow{display:block}
}
@media print{
@page{margin:16mm 14mm}
body{max-width:none;padding:0;font-size:10pt}
nav,details:not(.part,[open]){display:none}
.part:not([open])>summary::after{content:': folded away; open it before printing to have it here';font-weight:400}
figure svg{max-height:230mm}
.wide{display:block}
.narrow{display:none}
section{margin-top:1.6rem}
figure,.answer,p,li,dt,tr,pre{break-inside:avoid}
h2,h3,figcaption,.legend,section>p{break-after:avoid}
.panels{grid-template-columns:repeat(3,minmax(0,1fr));gap:.8rem 1rem}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
