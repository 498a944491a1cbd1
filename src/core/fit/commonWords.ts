/**
 * How rare a word is in biomedicine in general. In a bibliography of fifty trials, "sepsis" may be rare and "cohort"
 * common by chance; in the whole literature, "cohort" says little and "sepsis" much.
 *
 * The stems are those of at least one in two hundred of 3,995 abstracts in the public corpora BioRED, NLM-Gene,
 * GNormPlus, JNLPBA and BC5CDR; only their frequency is kept.
 */

/** Stems by the least share of abstracts that have them; each is in one level only. */
const levels: readonly (readonly [share: number, stems: string])[] = [
  // one in five
  [
    0.2,
    `
    1 2 3 5 activat activiti associat bind cell demonstrat effect express fact found gen high human increas
    indicat induc inhibit level mechanism mediat patient promot protein recept regulat report respons result
    rol signal significant specific stimulat studi suggest transcript treat two
    `,
  ],
  // one in ten
  [
    0.1,
    `
    0 10 12 4 6 7 8 acid act addit affect alpha analysis assai blood cas caus chang characteriz clinic compar
    complex conclus contain contrast control correlat cytokin data decreas dependent detect determin develop
    different differentiat direct diseas dna domain dos drug element encod enhanc examin fami find first
    follow form funct functional group growth identifi il important includ induct interact investigat involv
    kinas known lin lymphocyt method molecular mrna mutat nf normal novel nuclear observ one pathwai
    peripheral plai potential present previous product proliferat provid rat recent reduc reg relat requir
    reveal sequenc several show similar sit target test thre tissu transcriptional tumor typ vitro
    `,
  ],
  // one in twenty
  [
    0.05,
    `
    05 11 13 14 15 20 24 25 30 50 9 abiliti absenc activ acut administrat age agent alter amino analys analyz
    anti antibodi antigen ap ap1 apoptosis appear assess background bas beta block canc cdna cellular chain
    chronic clon common component concentrat conclud confirm consistent constitutiv construct contribut
    critic cultur day delet deriv describ differenc disord distinct downregulat ear effectiv elevat enzym
    essential evaluat event evidenc exhibit experi extract format four furthermor gamma generat genetic ii
    il2 immun impair implicat independent individual inducibl infect inflammat initiat interleukin
    intracellular isolat kappa kappab kg lack lead least less leukemia ligand lik link locat long loss low
    lower macrophag major mani mark measur memb membran mg mic mobiliti model modulat molecul monocyt moreov
    motif mous multipl mutant necrosis negat new nfkappa nfkappab non nucleotid numb obtain occurr
    overexpress part pattern perform phenotyp phorbol phosphorylat plasma populat positiv possibl potent
    presenc prevent primari process produc rapid react receiv remain repeat respectiv risk second secret
    selectiv serum sever shift singl stat strong subject subunit support suppress surfac syndrom synthesis
    system tcell term terminal therapi tim tnf transactivat transfect transient translocat tyrosin upregulat
    various virus vivo year
    `,
  ],
  // one in fifty
  [
    0.02,
    `
    0001 001 005 01 100 13acetate 16 17 18 19 21 22 23 26 27 32 33 35 36 40 45 48 60 70 80 90 95 abl abnormal
    abnormaliti abolish accompani account accumulat acetat additional adhes administer adult advers affiniti
    agonist aim allel allow alon alterat alternat amount andor animal anoth antagonist apoptotic apparent
    approach approximate attenuat augment basal basis bcell bcl biochemic biologic blot bodi bon bound box bp
    brain breast calcium candidat capabl capaciti carcinoma cardiac carri cd3 cd4 cellspecific central
    certain cfos characteristic chromosom cis cjun class clear close co cod coloni combin combinat comparison
    complet complete complicat compound concomitant condit consensus consequenc conserv consider consist
    controll correspond coupl cours cross crucial csf current cycl cyclosporin cytoplasmic dai damag death
    defect deficienci deficient defin degradat degre depend deplet design designat despit detectabl
    developmental dexamethason diagnosis diff differential diminish discuss disrupt distribut dnabind
    dominant dosedependent doubl downstream driven durat dysfunct efficient eight electrophoretic elucidat
    end endogenous endothelial epithelial erythroid establish ester even exert exist exon experienc
    experimental explain exposur extensiv extent extracellular fail failur featur femal fibroblast final fiv
    flow fold fos frag fre frequenci frequent full fus gel general genom genomic genotyp given glucocorticoid
    granulocyt great healthi heart help hematopoietic heterodim heterozygous hiv hiv1 homologi homologous
    hormon host hour hybridiz hypothesis identic identificat ifn ifngamma il4 il6 immediat immunodeficienci
    immunoglobulin importanc improv inactivat incidenc incubat influenc informat infus inhibitori initial
    inject injuri insert interesting interferon interleukin2 interval intravenous involve isoform iv jun
    jurkat kb kda key kidnei larg later led length les leukocyt librari lif like limit lineag
    lipopolysaccharid littl liver localiz locus longterm lps lung lymphoid lymphoma main maintain mal
    mammalian mann mapp marked marrow mass matur maximal mean metabolism mgkg migrat mild min mitogen ml
    monoclonal monocytic mononuclear month murin muscl myeloid myristat natural necessari need neith
    neutrophil nfat northern not now nucleus objectiv observat occur old oligonucleotid oncogen onset open
    oral order outcom overall oxygen p50 p65 pair paramet partial participat particular pathogenesis pcr
    peptid period phas phosphatas physiologic plus pma point polymeras polymorphism poor posit possib
    possibiliti post pre precurs predict predominant pressur pretreat prior prob profil progenit progress
    proinflammat prolong properti propos protect proximal purifi purpos putat quantitat rais rang rar ratio
    reactiv recognit recogniz recombinant recruit reduct rel relationship releas renal replicat represent
    repress residu resistanc resistant respond responsibl responsiv responsive rest restrict revers review
    rich rna sampl screen secondari seem seen select sensitiv sensitiviti separat serin serv set seven shar
    short sid situ six siz small sp1 speci specificiti splic stag stain start statistic status stem step
    steroid still stimuli stress structur structural subsequent subset substantial substitut substrat
    sufficient survival susceptibiliti sustain symptom taken tcr therapeutic tnfalpha total toxiciti tran
    transduc transduct transform translat trial trigger truncat u937 unclear undergo underly understand
    understood uniqu unknown upstream useful valu variant variat varieti vascular vect viral weak week weight
    western wide wild wildtyp women work yearold yeast
    `,
  ],
  // one in a hundred
  [
    0.01,
    `
    000 002 02 03 04 08 120 12myristate 150 1beta 200 250 28 29 2r 31 34 37 38 39 3h 41 42 43 44 46 47 49 500
    52 54 55 57 58 59 61 62 65 66 67 68 71 72 75 76 85 86 aberrant abrogat absent abstract abundant accord
    acetyl acetyltransferas achiev adapt add adjacent adjust advanc ag aged aid akt almost along amplifi
    androgen anemia anticd3 antiinflammat antioxidant antisens appearanc appli applicat area arrest arteri
    arterial arthritis aspect attribut autoimmun autosomal availabl averag bacterial balanc band barr baselin
    basic bcl2 becom behavi belong benefit bett biopsi blind blockad blott ca ca2 calcineurin call camp
    cardiovascular carry cascad caspas cat catalytic cd28 cd40 cd8 cent cerebral challeng channel chemic
    chemokin chemotherapi children chines chloramphenicol chromatin chromosomal ci circulat cisact classic
    clos cmyc coactivat codon coexpress cohort coli collect colonystimulat comparabl competit compos compriz
    concern conduct conf congenital consecutiv consequent constant constitut content context continu
    continuous conventional convert cooperat coordinat copi cor coronari correct cortex corticosteroid
    cortisol cos costimulat cotransfect count creat creb crel crosslink cterminal cyclic cyclin cystein
    cytometri cytoplasm cytosol cytosolic cytotoxic d3 dat de declin defectiv delay delta dendritic densiti
    depress derivat detail diabet diagnos diagnostic discontinu displai display dissociat distal distinguish
    divers dnas document donor dopamin doubleblind dramatic drosophila dual e2 earli ebv efficaci elicit
    eliminat embryonic enhance entir eosinophil episod epstein epsteinbarr erk especial estimat estrogen ets
    everi examinat except exclud exclusiv exogenous expans explor expos extend facilitat factoralpha
    factorkappa factorkappab fash fat fetal fing flank fluorescenc focus followup footprint fract fram fresh
    ful fulllength g1 gain gata gata1 gc germlin globin glucos glutathion glycoprotein gm gmcsf gr grad
    granulocytemacrophag half hand haplotyp heavi hela hepatic hepatitis heterologous highest highlight
    histocompatibiliti histologic histori hl hl60 hla homeostasis homolog homologu homozygous hospital hr
    htlv hybrid hypertens hypotens hypothesiz icam icam1 identiti ie ig iii il1 il10 il2r il8 immatur
    immediate immortaliz immunofluorescenc immunohistochemic immunohistochemistri immunologic
    immunoprecipitat immunosuppressiv imp impact improve inactiv incorporat index infarct infiltrat insight
    instead insulin intact integrat intensiti interest interfer interferenc interferongamma intermediat
    intron ionophor ip jak jnk k562 kd kill kinetic knockdown knockout knowledg label laborat large last lat
    latenci latent latt left leukemic ligat light linkag lipid literatur local loci loop ltr luciferas
    lymphoblastoid mab mad maintenanc majoriti malignanci malignant man manifestat map mapk match matrix
    maturat maximum measure median medic medicat medium memori men messeng metabolic metabolit metastatic
    methyl methylat mhc microgram microm microscopi minimal minor minut missens mitochondrial mitogenactivat
    mm moderat modifi modificat monitor morphologi morphologic mortaliti motor move mrnas mutagenesis myc
    myocardial natur near negativ nerv nervous neurologic neuron neuronal nfkb ng nin nk nm nod novo
    nterminal nuclei occurrenc oct oct1 octam operat optimal organ origin other oxidat p38 p50p65 p53 pain
    paper parallel pathologic pbmc peak percentag persistent pha pharmacologic phenomenon phenotypic physic
    pituitari pkc placebo plasmid platelet polypeptid port possess postulat potentiat preferential prepar
    presentat prim pro probab problem procedur profound prognosis program progressiv prominent proport
    prospectiv proteas protectiv protein1 proto protooncogen prov publish pulmonari ra random randomiz ras
    reach read real rearrange recessiv recombinat record recoveri recurrent reflect regard regimen rela
    relativ relevant repair replac require rescu research resembl resolut resolv respect respirat restor
    retain retardat retinoic return reversibl ris rt rtpcr safeti salin scal scor search segment seizur self
    seri serious sett severiti sex shock sign signall significanc silenc similariti simultaneous skeletal
    skin slight slow snp sodium solubl somatic spectrum spontaneous src stab stabiliti stabiliz stabl
    standard stat1 stat3 stat5 strain strand strategi successful summari superfami supershift surgeri switch
    synergistic synthas synthesiz synthetic systemic tak tandem tata tax techniqu temporal ten terminus tgf
    th1 th2 therebi third thought thp thp1 threonin throughout thymocyt thymus tight tissuespecific
    tlymphocyt toleranc tolerat toxic transformat transgenic transit transmembran transmiss transplant
    transplantat transport trigg tumour turn twenti typic ubiquitous unabl unaffect underwent unit unlik
    unrelat untreat unusual urinari usual utiliz vari variabl ventricular versus visual vitamin volum volunte
    vs whol wid withdrawal woman word young zinc
    `,
  ],
  // one in two hundred
  [
    0.005,
    `
    00001 0002 003 008 025 06 07 09 1000 101 105 10fold 110 115 125 12o 130 133 135 140 160 170 175 1998 1999
    1a 1alpha 1b 1infected 25dihydroxyvitamin 2a 2d3 2induced 300 3kinase 400 51 53 56 5fold 63 64 69 73 74
    77 78 79 800 81 82 83 84 87 88 89 91 92 93 937 94 96 97 98 99 aa ab abdominal abundanc abus academic
    accelerat accept accessori according acetylcholin acidic acquir across actin ad additiv address
    adenocarcinoma adenosin adenovirus adherenc admitt adrenal adrenergic advantag african aggregat aggressiv
    aging airwai alanin alcohol aldosteron alkalin allelic allergic alltran alreadi alternativ alveolar alwai
    alzheim ameliorat american aminoacid aminoterminal aml aml1 amp amphetamin amplificat anaesthesia analog
    analogu anesthesia angiogenesis angiotensin antagoniz anteri antiapoptotic antidepressant antigenic
    antiproliferat antitum antiviral aortic ap2 apc apo appropriat ar areas arginin aris arm around arrai
    arrhythmia aspartat assay assemb assign assum asthma asymptomatic atf atherosclerosis atp atpas atrial
    attempt attent attributabl atypic auth autocrin autoregulat avoid awar axis b1 b2 barri bax bcellspecific
    bdependent bear becam beginn behavioral believ beneficial benign best betaglobin bilateral biol biologi
    biomark birth bladd blast blymphocyt bovin bradycardia break breakpoint brel brief broad burkitt bzlf1
    cadherin calculat calmodulin canonic car carboxi carboxyl carcinogenesis cardiomyopathi cardiotoxiciti
    careful casecontrol caspase3 catalyz catenin caucasian caut ccaat cd11b cd14 cd2 cd23 cd34 cdnas cebp
    cellmediat cem cerevisia cessat chemoattractant chemotactic chest child childhood chimeric chlorid
    cholesterol ciita clarifi classifi clearanc cleavag clinician clonal clust cns cocain cofact cognat
    cognitiv collagen collectiv colocaliz colon colorectal comment commit comparat compart compensat compet
    competitiv comple complementari composit comprehensiv comput concert concurrent conditional conferr
    confidenc conformat conjugat conjunct connect conservat considerabl consumpt contact convers converse
    copyright cord cortic counterpart cox cox2 cre creatinin criteria csa cumulat curv cycloheximid
    cyclophosphamid cytochrom cytogenetic cytoskeleton cytotoxiciti d1 d2 databas dawlei dc deduc defens
    deficit degenerat degrad dehydrogenas delai delineat deliveri dependenc dephosphorylat deposit deregulat
    deteriorat determinant determinat died diet differ difficult diffus dihydroxyvitamin dimer dimeriz
    disappear discontinuat discover disequilibrium dissect disturbanc dithiocarbamat divid dl dnaprotein dog
    dominantnegat dopaminergic dosag doublestrand doxorubicin dr driv druginduc duplicat dynamic dyskinesia
    dysregulat dystrophi ebp ec ectopic edema eg egr egr1 elder electron electrophoresis elisa embryo emerg
    emphasiz employ emsa enabl encompass endocrin endoplasmic endothelium endotoxin energi engage enrich
    enroll ensur enter entri environ environmental enzymatic epidermal epilepsi epithelium epitop epo epsilon
    equal equivalent er erk1 erk12 erratum erythematosus erythrocyt erythroidspecific erythroleukemia
    erythropoietin escherichia eselectin estradiol etiologi eukaryotic eventual evident evok evolut
    evolutionari ex exacerbat exact exampl excess excessiv exchang excret exerciz existenc expand expect
    explanat extens eye facial factor1 familial far fas fast fatal fatti favor fc feedback fewer fibrosis
    field fish fix fk506 fluid focal food forc forti fourth frameshift function futur g0 gal4
    gastrointestinal gata3 gcsf generaliz genomewid germinal gestat giv gland global glomerular glutamat
    glutamin glycin good govern gradient gradual granul granulocytic grow gtp gtpas h2o2 haloperidol head
    health hear heat helix helixloop hematologic hematopoiesis hemoglobin hemolytic hemopoietic hemorrhag
    hepatocyt hepatotoxiciti hereditari herein herpesvirus heterodimeric heterogeneiti heterogeneous
    heterozygot hg highaffiniti highdos hippocampus histon histopathologic hivinfect hladr hmg hodgkin
    homodim hormonal htlv1 htlvi hundr hydrochlorid hyperactiviti hyperplasia hypersensitiviti hypertensiv
    hypotensiv hypothalamic ic50 identify ifnalpha ige igg ikappab ikappabalpha il12 il13 il1beta il3 il5 ill
    illustrat imag immediateear immuniti immunoblot immunoblott immunomodulat immunoregulat immunosuppress
    immunosuppressant inabiliti inde indirect indistinguishabl inducibiliti ineffectiv infant infectious
    influx ingest inherit inheritanc innat insufficienci intak integrin integriti intercellular interleukin1
    interleukin4 interleukin6 internal interstitial intervent intestinal intraperitoneal intrinsic introduc
    introduct invas invasiv invers ion ionomycin irradiat ischemic isotyp issu jak1 jak2 jak3 jakstat janus
    japanes joint judg junb junct kappabdependent kilobas kit layer lck ldl lectin lethal leucin limb
    lineagespecific linear lipoprotein liv lmp1 load locomot loophelix lost lpsinduc lupus lymph
    lymphoblastic lymphocytic lymphokin lysat lysis lytic m2 machineri magnetic magnitud mak malformat
    mammari manage manifest massiv mast material maternal mb mcp mcp1 mechanic mechanistic media megakaryocyt
    megakaryocytic mental mesenchymal metastasis mgdai mgm2 microarrai microg microscopic mimic mimick
    mineralocorticoid mitogenic mix mmp mobiliz mod modest mol molecule1 monit monocytemacrophag
    monocytesmacrophag morbiditi morphin most moth mr multivariat muscular myb myelomonocytic na nacetyl naiv
    nam name nativ nausea neonatal neoplastic nephropathi nephrotoxiciti network neural neurodegenerat
    neuropathi neurotoxiciti neutraliz nevertheless next nfat1 nfatp nfil6 ngml nh2 nitric nmol nmoll
    nonlymphoid nonsens nonspecific normaliz notab null numerous obesiti obvious oct2 odd offer oh older
    oncogenic oncoprotein opioid opposit organiz original otetradecanoylphorbol otherwiz outsid ovari ovarian
    overcom overdos overlap overlapp oxid oxidant oxidas p105 p21 pancreatic panel parent parental parkinson
    participant partn past pathogen pathogenic pathologi pathophysiologi pd pediatric percent performanc
    perhap permanent persist person pg phagocyt pharmacokinetic phosphat phosphatidylinositol phospholipas
    physician phytohemagglutinin pi pi3k pi3kakt pivotal plac placebocontroll placenta plaqu pleiotropic pml
    polariz poli polyclonal polymorphic polymorphonuclear pool postoperat posttranscriptional potassium
    potenci powerful practic preb preced preciz predictiv predispos preexist pregnanci pregnant preincubat
    preliminari prematur preparat prescrib press presumab prevalenc principal proband productiv progesteron
    prognostic programm prolactin prolin promiz promonocytic prompt promyelocytic pronounc prop prostaglandin
    prostat proteasom proteindna proteinprotein proteinuria proteolysis proteolytic protocol psychiatric pu
    pu1 puls pyrrolidin quantifi quest quiescent rabbit radiat radic raf rapamycin re reactivat reactiviti
    readi realtim receptormediat recipient recommend reconstitut recover recurrenc red redox referr
    refractori regardless regress regular relaps relevanc remarkab remiss remov removal render replace
    representat retent reticulum retinal retinoblastoma retinoid retrospectiv retrovirus reversal rheumatoid
    rhythm right rnas rodent ros run runon rxr saccharomyc saf salt sc scaveng schedul sd se sect sedat
    segregat selectin sens sensitiz sensori sequencespecific sera serinethreonin serotonin severe sexual sh2
    shortterm singlenucleotid sirna sitedirect sixti smooth solut sort sought sourc southern sp spac span
    spann specimen spinal spleen splenic sporadic spragu spraguedawlei spread squamous stat6 steadi
    steadystat stimulus stop stopp strik striking strok stromal study subcellular subclon subcutaneous
    subgroup subpopulat substanc subtyp sudden suffer sulfat superi supernatant superoxid suppressiv surgic
    surprising surround surviv susceptibl suspect synergi synergiz systematic systolic tachycardia tacrolimus
    tail tat tcrmediat tend terminat testis testosteron tetradecanoylphorbol tetradecanoylphorbol13 tgfbeta
    th thirti though threaten threshold thrombin thrombocytopenia thymic thymidin thyroid timedependent tnfa
    toll tool toxin tpa tract transcrib transcriptas transf transfectant transferas trend tubular
    tumorigenesis turnov twic twohybrid typespecific ubiquitin ultimate umbilic unchang undertaken
    undetectabl unexpected unstimulat untranslat upper uptak urin utr uv validat variabiliti vcam vcam1 vdr
    vegf vehicl vein venous vers vessel viabiliti view virtual wall warrant water way wherebi whit widespread
    wistar wt xlink yield zipp
    `,
  ],
];

/** The rarity of a stem that is in no level. */
const UNCOMMON = 1.5;

const shares: ReadonlyMap<string, number> = new Map(
  levels.flatMap(([share, stems]) =>
    stems
      .trim()
      .split(/\s+/)
      .map((stem) => [stem, share] as const),
  ),
);

/** How specific a stem is in general: `UNCOMMON` for most, a third of it for "cell" and "patient". */
export function rarityAtLarge(stem: string): number {
  const share = shares.get(stem);
  return share === undefined ? UNCOMMON : Math.log(1 / share) / 4;
}
