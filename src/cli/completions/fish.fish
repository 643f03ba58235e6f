# fish completion for @program@; made by `@program@ completion fish`.

function @function@
    set -l words (commandline -opc) (commandline -ct)
    set -l mounted @mounted@
    set -l executable (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    for name in $mounted
        if test (count $words) -eq 1
            echo $name
            return
        end
        test "$words[1]" = $name; or return
        set -e words[1]
    end
    for line in ($executable $mounted completion words -- $words 2>/dev/null)
        switch $line
            case \tfiles
                __fish_complete_path (commandline -ct)
            case \tdirectories
                __fish_complete_directories (commandline -ct)
            case '*'
                echo -- $line
        end
    end
end

complete -c @executable@ -f -a '(@function@)'
