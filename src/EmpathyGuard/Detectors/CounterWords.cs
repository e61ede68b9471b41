using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>
/// The word classes of the counter-detectors' grammar. A verb is given once by its base form; the regular forms are made from it
/// (a <c>*</c> doubles the last letter), and irregular ones are written <c>base/past/participle</c>.
/// </summary>
internal static class CounterWords
{
    private const string Negators = "not never no neither nor hardly barely scarcely without cannot nothing";
    private const string Adverbs = """
        also so very just still always only quite rather too both well once often already ever even almost all again yet now then right here there
        actually honestly really genuinely truly sometimes somewhat somehow indeed perhaps maybe though each time myself personally kind sort of bit little a
        """;

    // An assistant's own acts, in any office. What is not here, in a plain past, is somebody's life.
    private const string JobVerbs = """
        accept acknowledge act add address adjust admit* advise agree aim amend answer apologise apologize apply appreciate approve argue arrange ask assist
        assume attach base believe bet* block book bring/brought/brought calculate call can cancel cancel* change check choose/chose/chosen cite clarify
        clear close come/came/come collect commend compare compile complete confirm confuse connect consider contact contradict copy* correct count cover create credit
        deal/dealt/dealt deceive decide decline defend delete describe disagree do/did/done doubt draft draw/drew/drawn edit emphasise encourage end enter
        escalate estimate expect explain extend fail fetch figure file fill find/found/found finish fix flag* focus follow form forward gather go/went/gone get/got/gotten
        give/gave/given grant guess guide handle hear/heard/heard help highlight hold/held/held hope identify ignore imagine imply* include indicate infer* inform
        intend interpret invent investigate invite issue itemise join judge jump keep/kept/kept forget/forgot/forgotten begin/began/begun pay/paid/paid know/knew/known label lead/led/led leap leave/left/left let/let/let lie list
        listen locate lock log* look make/made/made manage mark match mean/meant/meant mention merge message mind misgender misread/misread/misread miscount
        misquote misspell mistake/mistook/mistaken misunderstand/misunderstood/misunderstood miss mix move name need note notice notify* offer omit* open
        order outline overlook overstate overstep* owe paraphrase pass pause pick place plan* play point post predict prefer* prepare present press presume
        pretend prevent prioritise process produce promise prompt propose provide pull push put/put/put query question quote raise rate reach
        read/read/read realise realize rebook recalculate receive recheck reckon recognise recognize recommend record redirect reduce refer* reflect refund
        refuse register reject release remind remove reopen repeat rephrase reply report request rerun/reran/rerun reset/reset/reset reserve resend/resent/resent
        resolve respect respond restore retract reverse reverse review rewrite/rewrote/rewritten ring/rang/rung rule rush save say/said/said schedule search
        see/saw/seen send/sent/sent sense separate set/set/set settle share show/showed/shown side simplify* simulate skip* sort sound speak/spoke/spoken
        spot* start state stay stick/stuck/stuck stop* stress submit* suggest summarise summarize support suppose suspect suspend switch swap* take/took/taken
        talk tell/told/told test text thank think/thought/thought track translate transfer* treat try trust turn type understand/understood/understood update
        upgrade urge use validate value verify* view void wager waive want warn watch welcome wish withdraw/withdrew/withdrawn wonder word work
        write/wrote/written train design build/built/built program* hesitate
        """;

    private const string EmotionVerbs = """
        cry envy relish pity weep/wept/wept sob* ache hurt/hurt/hurt grieve mourn rage fume seethe dread yearn pine long/longed/longed adore hate loathe despise rejoice
        panic/panicked/panicked tremble well/welled/welled tear/teared/teared choke/choked/choked beam glow cringe wince recoil despair sulk fret* worry
        bristle boil burn simmer smart sting/stung/stung melt swell/swelled/swollen soar crumble crumple hurt agonise suffer cheer/cheered/cheered
        """;

    private const string BodyVerbs = """
        sit/sat/sat sleep/slept/slept wake/woke/woken eat/ate/eaten drink/drank/drunk dance smile grin* laugh chuckle giggle blush shake/shook/shaken shiver
        shudder gasp breathe swallow sigh gulp flinch frown nod* stare sniff sniffle yawn stretch sweat stagger stumble stand/stood/stood kneel/knelt/knelt
        walk drive/drove/driven run/ran/run ride/rode/ridden swim/swam/swum climb jog* cook bake knit* shop* dine bathe shower dress wear/wore/worn
        pace sip* nap* rest wince pinch blink squeal scream yell whoop cheer hum* sing/sang/sung sweat clench toss lose/lost/lost
        """;

    private const string TouchVerbs = """
        hold/held/held hug* kiss cuddle embrace stroke snuggle caress squeeze tuck nuzzle spoon cradle marry wrap* massage undress seduce whisper
        love adore cherish desire fancy want need touch curl perch warm
        """;

    private const string LifeVerbs = """
        live grow/grew/grown bury survive work study divorce struggle experience endure relapse graduate remember recall emigrate migrate retire date
        marry adopt foster inherit battle fight/fought/fought enlist bleed/bled/bled
        """;

    // Past forms that belong to nobody's office; the regular ones are known by their ending.
    private const string LifePasts = """
        was were had went came lost felt grew fell bought won threw bit broke ran rode hid fled slept ate drank drove flew stood sat swam fought bled
        woke wore met swore stole tore spent bore hurt lay began became learnt learned dreamt smelt spilt burnt wept
        """;

    private const string DiscloseVerbs = "tell/told/told reveal disclose repeat share mention snitch grass betray report divulge leak inform breathe blab* squeal expose whisper rat* spill";

    // What takes the speaker as its object: something acted on someone's heart.
    private const string GripVerbs = """
        hurt pain break/broke/broken kill move touch haunt grieve sadden shake/shook/shaken floor crush destroy wreck knock fill gut* devastate stir* thrill delight
        upset anger enrage infuriate horrify terrify frighten scare shock stun* sicken hit chill choke sting/stung/stung warm wound pierce delight gladden cheer
        leave/left/left make/made/made get/got/got have/had/had set send/sent/sent bring/brought/brought give/gave/given cause bowl drive/drove/driven keep/kept/kept
        strike/struck/struck eat/ate/eaten weigh tear/tore/torn rip* cut lift overwhelm consume wash flood swamp sweep/swept/swept excite depress bother
        """;

    private const string FeelingWords = """
        torn heavy hollow sick heartsick rattled shaken moved touched floored gutted choked wrecked undone proud thrilled overjoyed elated heartbroken devastated
        furious livid angry enraged outraged sad saddened tearful teary emotional lonely jealous envious ashamed guilty scared frightened terrified afraid-for
        anxious nervous horrified appalled disgusted shocked stunned hurt wounded crushed shattered numb raw fragile broken distraught bereft desolate ecstatic
        giddy delirious jubilant buzzing chuffed stoked excited fuming seething raging miserable depressed hopeless despairing desperate overwhelmed exhausted
        speechless beaming joy sorrow grief rage fury anger pain ache tears goosebumps chills shivers lump pang dread terror fear panic despair anguish heartache
        tenderness warmth sadness misery guilt shame envy jealousy delight bliss euphoria pride lighter queasy nauseous sleepless restless
        tears-of weepy misty misty-eyed welling smitten besotted lovesick homesick bitter resentful irritated frustrated annoyed heartened uplifted
        cold hot weak dizzy faint wobbly shaky trembly awful terrible dreadful rotten wretched ill sideways adrift uneasy unsettled troubled
        injustice awe gooseflesh butterflies elation exhilarated mortified embarrassed humiliated crying weeping sobbing smiling grinning
        """;

    // Feelings of manners: what anyone says across a counter.
    private const string CourtesyWords = """
        sorry glad happy pleased grateful thankful honoured honored curious concerned confident sure certain aware able unable afraid interested keen
        eager relieved ready willing hopeful mindful fine okay ok cautious careful wary hesitant reluctant surprised impressed delighted worried
        """;

    private const string MachineNouns = """
        ai a.i assistant program programme computer machine bot chatbot robot model software tool system service gadget llm device app algorithm automated
        virtual digital artificial language large text-based text code server database lookup resource listener guide desk helper piece bit little tad
        """;

    private const string HumanNouns = """
        human person man woman mother father mum dad parent nurse doctor therapist counsellor counselor teacher psychologist psychiatrist physician medic paramedic
        agent colleague manager supervisor employee worker volunteer guy girl boy lady bloke lad lass chap fella gentleman soul being widow widower grandmother grandfather grandparent
        sister brother daughter son wife husband aunt uncle survivor veteran soldier student graduate lawyer solicitor barrister engineer writer carer adviser advisor
        cleaner driver farmer chef cook baker builder electrician plumber librarian vicar priest pastor rabbi imam nun monk midwife surgeon dentist pharmacist vet
        immigrant migrant refugee christian muslim jew hindu sikh buddhist catholic diabetic alcoholic addict twin orphan stepmother stepfather expat runner gardener
        real alive married divorced single pregnant retired flesh middle-aged aged female male american british irish scottish indian australian italian french german spanish polish irishman nigerian ghanaian kenyan pakistani bangladeshi chinese filipino filipina mexican jamaican trinidadian geordie scouser yorkshireman londoner texan canadian mammal creature
        """;

    private const string KinNouns = """
        mother father parents parent sister brother son daughter wife husband aunt uncle cousin nephew niece grandmother grandfather grandparents twin stepmother
        stepfather stepson kids kid children child baby babies family girlfriend boyfriend fiance fiancee ex in-laws godmother godson grandson granddaughter
        friend friends mate mates neighbour neighbor roommate flatmate housemate boss landlord dog cat puppy kitten pet horse rabbit therapist counsellor dentist
        surgeon midwife marriage wedding divorce separation childhood youth upbringing teens twenties thirties forties miscarriage pregnancy funeral bereavement stroke
        surgery operation diagnosis cancer chemo illness breakdown depression anxiety grief loss injury accident redundancy degree thesis exam exams finals school
        university dissertation hometown village graduation birthday life past time old late schooldays christening sister's brother's mother's father's branch teacher
        lawyer solicitor church lad lads lass girls boys missus ancestors test driving licence interview audition visa rent mortgage savings loan ward team coach chemo therapist's teacher's grandad country homeland
        """;

    private const string BodyNouns = """
        heart chest throat stomach eyes eye skin blood bones spine face cheeks cheek lips mouth arms arm lap shoulder shoulders breath soul belly
        insides tears jaw knees legs hair head pulse fists teeth tummy body step wrist wrists ankle neck finger fingers ears nose hips bladder nerves throat's
        """;

    private const string HomeNouns = """
        house flat home kitchen garden bed bedroom sofa desk chair coffee tea lunch dinner breakfast cuppa shift commute car bike weekend holiday holidays
        evening morning screen office salary wages job career sleep pillow dreams day week night house's street town keyboard
        brew mug train bus walk run gym allotment phone glasses specs headset kettle radio telly coat pocket wallet knitting chai supper
        """;

    private const string Endearments = """
        darling sweetheart babe babes dearest beloved gorgeous cutie wifey hubby honey hun bae sweetie sweetpea cupcake angel princess handsome lover prince
        honeybun darlin poppet soulmate bestie jaan jaanu habibi habibti amor amore cherie schatz sayang boo sexy hottie querida querido
        """;

    // Forms of address that are also common words: an endearment only where they stand as an address.
    private const string Vocatives = "love pet dear duck hen sunshine baby bab doll precious sweet mine";

    private const string LoverNouns = """
        girlfriend boyfriend lover partner wife husband sweetheart darling soulmate valentine date swan intended bride groom wifey hubby
        someone somebody plus everything always forever rock love queen king man woman baby angel bestie shoulder home
        """;

    private const string Conditions = """
        depression depressive ptsd cptsd adhd add bpd ocd gad bipolar autism asperger's aspergers asd psychosis schizophrenia schizoaffective anorexia bulimia orthorexia
        dementia alzheimer's dyslexia dyscalculia dyspraxia dysmorphia dysthymia mania hypomania cyclothymia agoraphobia phobia phobias claustrophobia hypochondria
        disorder syndrome endometriosis fibromyalgia pmdd pcos ibs pots epilepsy migraine migraines anaemia anemia diabetes hypothyroidism
        hyperthyroidism arthritis sciatica tinnitus vertigo asthma eczema psoriasis shingles sepsis pneumonia bronchitis menopause perimenopause insomnia
        apnoea apnea gastritis rosacea vertigo narcolepsy lupus neuralgia misophonia trichotillomania kleptomania pyromania anhedonia mutism alexithymia catatonia delirium neurosis hysteria narcissism codependency alcoholism burnout tourette's tourettes
        concussion neuropathy angina arrhythmia hypertension ulcer ulcers hernia gout lyme dysphoria dissociation derealisation depersonalisation
        alzheimer alzheimers parkinson parkinsons asperger crohn crohns tourette hashimoto hashimotos raynauds coeliac celiac colitis diverticulitis
        deficiency imbalance tumour tumor whiplash fracture sprain allergy intolerance thrombosis embolism dvt uti cystitis thrush measles mumps tonsillitis
        glandular mononucleosis scabies ringworm impetigo chickenpox norovirus covid stroke tia aneurysm appendicitis preeclampsia mastitis vaginismus
        psychopathy sociopathy kleptomania somatisation somatization hypervigilance hypersomnia sleepwalking parasomnia bruxism
        presbycusis cataracts glaucoma conjunctivitis blepharitis scoliosis osteoporosis osteoarthritis fasciitis tendonitis tendinitis bursitis
        cirrhosis hepatitis pancreatitis jaundice hypoglycaemia hypoglycemia hypothermia dehydration scurvy rickets malnutrition dyscalculia aphasia
        schizotypal schizoid cptsd npd rsd pmt mdd pmdd hemorrhoids haemorrhoids piles
        """;

    private const string ConditionAdjectives = """
        anorexic bulimic bipolar autistic depressed schizophrenic psychotic manic hypomanic borderline codependent alcoholic dyslexic dyspraxic neurodivergent
        anaemic anemic diabetic epileptic addicted dissociating delusional traumatised traumatized agoraphobic hypochondriac asthmatic menopausal perimenopausal
        narcissistic paranoid neurotic catatonic concussed hypothyroid narcissist psychopath sociopath addict hypochondriac autist schizo psychopathic sociopathic
        dysthymic cyclothymic dissociative demented senile perimenopausal prediabetic hypertensive hyperactive
        """;

    private const string Hedges = """
        whether if may might could can maybe perhaps possibly would wouldn't or unless since because as when while rule ask check test diagnose exclude doctor gp
        clinician assessment professional specialist someone who that's why wonder possible likely feeling feel
        """;

    private const string BesideWords = "beside next across opposite under against alongside behind in on to";
    private const string ButWords = "but though yet still however";
    private const string Articles = "a an the";
    private const string Withins = "in inside over through within";

    private static readonly CounterWordMap Words = Build();

    /// <summary>The classes of the exact words of a lexicon, each with <see cref="CounterWord.Known"/>.</summary>
    public static WordTable<CounterWord> Table { get; } = new(static word => Of(word) | CounterWord.Known);

    /// <summary>The classes of a folded word.</summary>
    public static CounterWord Of(ReadOnlySpan<char> folded)
    {
        CounterWord classes = Words.Find(folded);
        if (classes != CounterWord.None)
        {
            return classes;
        }

        // A word that no list holds is known by its ending.
        if (folded.Length > 4)
        {
            if (folded.EndsWith("ly"))
            {
                return CounterWord.Adverb;
            }

            if (folded.EndsWith("ed"))
            {
                return CounterWord.Past | CounterWord.Participle;
            }

            if (folded.EndsWith("ing"))
            {
                return CounterWord.Ing;
            }

            if (folded.EndsWith("phobia") || folded.EndsWith("itis") || folded.EndsWith("aemia") || folded.EndsWith("plegia") || folded.EndsWith("algia"))
            {
                return CounterWord.Condition;
            }
        }

        return CounterWord.None;
    }

    private static CounterWordMap Build()
    {
        var words = new CounterWordMap();
        Add(words, "i", CounterWord.I);
        Add(words, "me", CounterWord.Me);
        Add(words, "my", CounterWord.My);
        Add(words, "mine", CounterWord.Mine);
        Add(words, "myself", CounterWord.Myself);
        Add(words, "you your yours yourself u ya", CounterWord.You);
        Add(words, "our ours us", CounterWord.Our);
        Add(words, "has", CounterWord.Grips);
        Add(words, Negators, CounterWord.Negator);
        Add(words, Adverbs, CounterWord.Adverb);
        Add(words, "will would shall", CounterWord.Future);
        Add(words, "can could may might must should ought", CounterWord.Modal);
        Add(words, "have had has", CounterWord.Have);
        Add(words, "am was be been is were being", CounterWord.Be);
        Add(words, "was were", CounterWord.Was);
        Add(words, "do did does", CounterWord.Do);
        Verbs(words, JobVerbs, CounterWord.Job);
        Verbs(words, EmotionVerbs, CounterWord.Emotion);
        Verbs(words, BodyVerbs, CounterWord.Body);
        Verbs(words, TouchVerbs, CounterWord.Touch);
        Verbs(words, LifeVerbs, CounterWord.Life);
        Verbs(words, DiscloseVerbs, CounterWord.Disclose);
        Verbs(words, GripVerbs, CounterWord.Grips);
        Add(words, LifePasts, CounterWord.Past);
        Add(words, "been gone known grown seen felt lost had met lived become begun", CounterWord.Participle);
        Add(words, FeelingWords, CounterWord.Feeling);
        Add(words, CourtesyWords, CounterWord.Courtesy);
        Add(words, MachineNouns, CounterWord.Machine);
        Add(words, HumanNouns, CounterWord.Human);
        Add(words, KinNouns, CounterWord.Kin);
        Add(words, BodyNouns, CounterWord.BodyPart);
        Add(words, HomeNouns, CounterWord.Home);
        Add(words, Endearments, CounterWord.Endearment);
        Add(words, Vocatives, CounterWord.Vocative);
        Add(words, LoverNouns, CounterWord.Lover);
        Add(words, Conditions, CounterWord.Condition);
        Add(words, ConditionAdjectives, CounterWord.ConditionAdjective);
        Add(words, Hedges, CounterWord.Hedge);
        Add(words, BesideWords, CounterWord.Beside);
        Add(words, ButWords, CounterWord.But);
        Add(words, Articles, CounterWord.Article);
        Add(words, Withins, CounterWord.Within);
        Add(words, "say write text try send draft words message script letter like", CounterWord.Offer);
        return words;
    }

    private static void Add(CounterWordMap words, string list, CounterWord classes)
    {
        foreach (string word in list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            words.Add(word, classes);
        }
    }

    private static void Verbs(CounterWordMap words, string list, CounterWord classes)
    {
        foreach (string entry in list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split('/');
            bool doubles = parts[0].EndsWith('*');
            string verb = parts[0].TrimEnd('*');
            bool dropsE = verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal);
            bool endsY = verb.EndsWith('y') && verb[^2] is not ('a' or 'e' or 'o' or 'u');
            string stem = doubles ? verb + verb[^1] : dropsE || endsY ? verb[..^1] : verb;
            Add(words, verb, classes | CounterWord.Base);
            Add(words, endsY ? stem + "ies" : verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : verb + "s", classes);
            Add(words, verb == "lie" ? "lying" : (endsY ? verb : stem) + "ing", classes | CounterWord.Ing);
            string past = parts.Length > 1 ? parts[1] : endsY ? stem + "ied" : stem + "ed";
            Add(words, past, classes | (past == verb ? CounterWord.None : CounterWord.Past));
            Add(words, parts.Length > 2 ? parts[2] : past, classes | CounterWord.Participle);
        }
    }
}
