# bash completion for @program@; made by `@program@ completion bash`.

# The words up to the cursor as the command gets them: bash parts them at ':', '=' and '@' as well.
@function@_words() {
    local rest=${COMP_LINE:0:COMP_POINT} trimmed word i
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        trimmed=${rest#"${rest%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || word=$trimmed
        if ((i == 0)) || [[ $trimmed != "$rest" ]]; then
            words+=("$word")
        else
            words[${#words[@]} - 1]+=$word
        fi
        rest=${trimmed#"$word"}
    done
}

@function@() {
    local words mounted=(@mounted@) line value current shared i
    COMPREPLY=()
    @function@_words
    for ((i = 0; i < ${#mounted[@]}; i++)); do
        if ((i + 2 == ${#words[@]})); then
            mapfile -t COMPREPLY < <(compgen -W "${mounted[i]}" -- "${words[i + 1]}")
            return
        fi
        [[ ${words[i + 1]} == "${mounted[i]}" ]] || return 0
    done
    current=${words[${#words[@]} - 1]}
    # Only what stands behind the last of these is replaced, and with it the last '@' itself.
    shared=${current%"${current##*[:=@]}"}
    [[ $COMP_WORDBREAKS == *@* ]] || shared=${current%"${current##*[:=]}"}
    shared=${shared%@}
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        case $line in
        $'\tfiles') mapfile -t COMPREPLY < <(compgen -f -- "${current#"$shared"}") ;;
        $'\tdirectories') mapfile -t COMPREPLY < <(compgen -d -- "${current#"$shared"}") ;;
        *) COMPREPLY+=("${value#"$shared"}") ;;
        esac
        [[ $line != $'\t'* ]] || compopt -o filenames 2>/dev/null
        [[ $value != *: ]] || compopt -o nospace 2>/dev/null
    done < <("${words[0]/#\~/$HOME}" "${mounted[@]}" completion words -- \
        "${words[@]:${#mounted[@]} + 1}" 2>/dev/null)
}

complete -F @function@ @executable@
